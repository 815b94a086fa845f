// The sections of a site, registered by hand. Order is that of the navigation.
import { actions } from './actions.ts';
import { challenges } from './challenges.ts';
import { charter } from './charter.ts';
import { communities } from './communities.ts';
import { decisions } from './decisions.ts';
import { guidelines } from './guidelines.ts';
import { home } from './home.ts';
import { meetings } from './meetings.ts';
import { milestones } from './milestones.ts';
import { people } from './people.ts';
import { reportSection } from './report-section.ts';
import { search } from './search.ts';
import type { Section } from './site.ts';
import { surveys } from './surveys.ts';
import { pageTimeline } from './timeline.ts';

export const sections: readonly Section[] = [
  home,
  charter,
  reportSection('status', 'Where we stand'),
  meetings,
  actions,
  decisions,
  milestones,
  reportSection('timeline', 'Timeline', 'Timeline', pageTimeline),
  guidelines,
  surveys,
  challenges,
  communities,
  people,
  search,
];
