// Gives themes to free text: a conversation at a terminal, and options that do the same without one.
import type { Survey } from '../model/group.ts';
import type { Overview } from '../model/overview.ts';
import type { SurveyQuestion } from '../model/surveys/codebook.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { thingCalled } from './change-things.ts';
import { listItems, mergeWriteIns, modeOf, offersOf, runMode } from './code-modes.ts';
import { answersDesk, challengesDesk, type Desk } from './coding-desk.ts';
import type { Command, Context, Input, Outcome, Talk } from './command.ts';
import { openGroup } from './open-group.ts';
import { planPublishing } from './theme-plans.ts';

export const code: Command = {
  name: 'code',
  summary: 'give themes to what people wrote in words of their own',
  description:
    'Shows the answers to a text question one by one, and keeps the themes that you give each; one may have several. It stops whenever you do, and goes on there. ' +
    'Themes, and the rules that propose them, stand in surveys/ID/themes.yaml; which answer has which theme is kept in private/. ' +
    'Of a question with options it offers write-ins that are an option but for their spelling. `wg code challenges` does the same for challenges/. Without a terminal, options do it.',
  arguments: [
    { name: 'survey', description: 'a survey by its id, title or alias, or `challenges`', completes: 'any-id' },
    { name: 'question', description: 'the id of the question; without it the only one that is answered in words', optional: true },
  ],
  options: [
    { name: 'list', description: 'list what is to be coded, with its codes; texts only with --private' },
    {
      name: 'set',
      value: 'answer=themes',
      description: 'give an answer its themes: a1b2c3=time,money; a1b2c3= says that none fits',
      many: true,
    },
    { name: 'unset', value: 'answer', description: 'take the themes of an answer away, as if nobody had looked at it', many: true },
    { name: 'new-theme', value: 'title', description: 'make a theme', many: true },
    { name: 'apply-rules', description: 'give the themes that the rules propose to what nobody coded by hand' },
    { name: 'suggest', description: 'tell frequent words that no rule names, by language' },
    { name: 'merge-write-ins', description: 'count write-ins that differ from an option in case, spaces and signs alone as that option' },
    { name: 'release', value: 'answer', description: 'release words of an answer as a quotation, for --theme' },
    { name: 'theme', value: 'theme', description: 'the theme that a quotation stands for' },
    { name: 'quote', value: 'words', description: 'the words to release; the whole answer where none are given' },
    { name: 'by', value: 'person', description: 'who releases it, where git does not tell who you are', completes: 'person' },
    { name: 'publish', description: 'write the counts of themes, and what was released, into the results' },
    { name: 'private', description: 'show texts on standard output, for your eyes' },
  ],
  examples: ['wg code challenges --list', 'wg code challenges --suggest', 'wg code challenges --new-theme "No room in winter"'],
  needs: 'group',
  writes: true,
  formats: ['terminal', 'md'],
  run,
  converse: { is: (input) => modeOf(input) === undefined && !input.has('private'), run: converse },
};

/** What is to be coded: the challenges, or a question; a survey alone for what is done to all of it. */
type Target =
  | { readonly kind: 'challenges' }
  | { readonly kind: 'survey'; readonly survey: Survey }
  | { readonly kind: 'question'; readonly survey: Survey; readonly question: SurveyQuestion };

async function run(context: Context, input: Input): Promise<Outcome> {
  const mode = modeOf(input);
  if (typeof mode === 'object') return mode;
  const words = [input.one('survey'), input.one('question')].filter((word) => word !== undefined).join(' ');
  if (mode === undefined && !input.has('private'))
    return {
      usage: `code talks with somebody at a terminal, and nobody is there; wg code ${words} does it with --list, --suggest, --apply-rules, --new-theme TITLE, --set ANSWER=THEME,…`,
    };
  const view = await openGroup(context);
  const target = targetOf(view, input, mode === 'publish');
  if ('usage' in target) return target;
  if (mode === 'publish')
    return target.kind === 'challenges'
      ? { usage: 'the themes of challenges are in their files already' }
      : planPublishing(context, target.survey);
  if (target.kind === 'question' && target.question.kind !== 'text') return ofOptions(context, target, mode);
  if (mode === 'merge-write-ins') return { usage: 'write-ins are those of a question with options; name one' };
  const desk = await deskOf(context, view, target);
  if ('code' in desk) return noDesk(desk, target);
  return mode === undefined ? listItems(desk, true) : runMode(mode, desk, view, context, input);
}

async function converse(context: Context, input: Input, talk: Talk): Promise<Outcome> {
  const view = await openGroup(context);
  const target = targetOf(view, input, false);
  if ('usage' in target) return target;
  const { talkOfMerging, talkThrough } = await import('./code-talk.ts');
  if (target.kind === 'question' && target.question.kind !== 'text') {
    const offers = offersOf(context, target.survey, target.question);
    if ('code' in offers) return noDesk(offers, target);
    if (offers.length === 0) return { said: [nothingToMerge(target.question)] };
    const taken = await talkOfMerging(offers, talk);
    if (taken.length === 0) return { said: ['nothing was merged'] };
    let outcome: Outcome = {};
    const failed = await talk.save(async (fresh) => {
      outcome = await mergeWriteIns(fresh, target.survey, target.question, taken);
      return outcome;
    });
    return failed === undefined ? { said: outcome.said ?? [], next: outcome.next ?? [] } : { usage: `nothing was merged: ${failed}` };
  }
  const desk = await deskOf(context, view, target);
  if ('code' in desk) return noDesk(desk, target);
  if (desk.items.length === 0) return { said: [`there is nothing to code: no ${desk.item} in words`] };
  return talkThrough(desk, talk);
}

async function ofOptions(
  context: Context,
  { survey, question }: Target & { kind: 'question' },
  mode: string | undefined,
): Promise<Outcome> {
  const offers = offersOf(context, survey, question);
  if ('code' in offers) return noDesk(offers, { kind: 'question', survey, question });
  if (mode === 'merge-write-ins') {
    const sure = offers.filter(({ how }) => how === 'spelling');
    return sure.length === 0 ? { said: [nothingToMerge(question)] } : mergeWriteIns(context, survey, question, sure);
  }
  if (mode !== 'list' && mode !== 'suggest')
    return {
      usage: `\`${question.id}\` has options, so that themes are not for it; its write-ins may be merged: --list, --merge-write-ins`,
    };
  const typos = offers.filter(({ how }) => how === 'typo').length;
  const json = {
    schema: 'wg/write-ins/1',
    survey: survey.slug,
    question: question.id,
    same: offers.map(({ label, how, count }) => ({ option: label, how, count })),
  };
  const said = `${offers.length} write-ins are an option but for their spelling, ${typos} of them with a typo`;
  return {
    result: { json, text: `${said}\n` },
    next: [
      ...(typos < offers.length ? [`wg code ${survey.slug} ${question.id} --merge-write-ins`] : []),
      ...(typos > 0 ? [`wg code ${survey.slug} ${question.id}`] : []),
    ],
  };
}

function nothingToMerge({ id }: SurveyQuestion): string {
  return `no write-in of \`${id}\` is an option but for its spelling; nothing was changed`;
}

async function deskOf({ files }: Context, view: Overview, target: Target): Promise<Desk | Diagnostic> {
  if (target.kind === 'question') return answersDesk(files, target.survey, target.question);
  return challengesDesk(files, view);
}

function noDesk(problem: Diagnostic, target: Target): Outcome {
  if (problem.code !== 'missing' || target.kind === 'challenges') return { diagnostics: [problem], exit: 2 };
  return { usage: `no answers to ${target.survey.slug} are kept here; wg import-survey FILE keeps them, in the clone where it is run` };
}

function targetOf(view: Overview, input: Input, whole: boolean): Target | { readonly usage: string } {
  const name = input.one('survey') ?? '';
  const id = input.one('question');
  const found = thingCalled(view, name, ['survey']);
  if (typeof found === 'string') {
    if (name !== 'challenges') return { usage: `${found} (or \`challenges\`)` };
    return id === undefined ? { kind: 'challenges' } : { usage: 'challenges have no questions; leave the second word out' };
  }
  const survey = found.record;
  if (whole) return { kind: 'survey', survey };
  const { questions } = survey.codebook;
  const inWords = questions.filter(({ kind }) => kind === 'text');
  const question = id === undefined && inWords.length === 1 ? inWords[0] : questions.find((q) => q.id === id);
  if (question !== undefined) return { kind: 'question', survey, question };
  const there = inWords.length === 0 ? 'none is answered in words' : `in words are answered ${inWords.map((q) => q.id).join(', ')}`;
  return { usage: `${id === undefined ? 'name a question' : `there is no question \`${id}\` in ${survey.slug}`}; ${there}` };
}
