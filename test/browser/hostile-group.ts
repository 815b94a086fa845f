// A group whose every title, name, reason and note tries to act in a browser. What runs sets `owned`, opens a dialog, or asks for something.
import { readFileSync } from 'node:fs';
import type { Tree } from '../bed.ts';
import { hostileStrings } from '../robust/hostile-strings.ts';

const elsewhere = 'http://beds.invalid';

/** Texts that act where they become markup, an attribute, an address or a style. */
export const acting: readonly string[] = [
  '<script>owned=1</script>',
  '<ScRiPt>owned=1</sCrIpT>',
  `<script src="${elsewhere}/x.js"></script>`,
  '<img src=x onerror=owned=1>',
  `<img src="${elsewhere}/x.png">`,
  '"><img src=x onerror=owned=1>',
  "'><svg onload=owned=1>",
  '" onfocus=owned=1 autofocus tabindex=1 x="',
  '" style="position:fixed;inset:0" x="',
  '</title><script>owned=1</script>',
  '</style><script>owned=1</script>',
  '</svg></details></table><iframe srcdoc="<script>parent.owned=1</script>"></iframe>',
  `<meta http-equiv=refresh content="0;url=${elsewhere}/">`,
  `<base href="${elsewhere}/">`,
  `<link rel=stylesheet href="${elsewhere}/x.css">`,
  `<style>@import url(${elsewhere}/x.css);*{display:none}</style>`,
  `<form action="${elsewhere}/"><input name=x autofocus onfocus=owned=1></form>`,
  '<details open ontoggle=owned=1>',
  '<details ontoggle=owned=1><summary>beds</summary></details>',
  '<details><summary onclick=owned=1>beds</summary>rooms</details>',
  '<details>\n<summary><img src=x onerror=owned=1></summary>\n\n</details></section><script>owned=1</script>\n</details>',
  '</details></details></section></main><script>owned=1</script>',
  '<a href="javascript:owned=1">beds</a>',
  '<a href="jav&#x61;script&colon;owned=1">beds</a>',
  '<a href="x" onmouseover=owned=1 style="position:fixed;inset:0">beds</a>',
  '<a href="x"></a></p></div></main><b><i>beds</b></i><sub>',
  `<a href="x"><img alt="&quot;><script>owned=1</script>" src="${elsewhere}/x.png"></a>`,
  '<kbd onkeydown=owned=1 autofocus tabindex=1>beds</kbd><br onload=owned=1>',
  '<!--><script>owned=1</script>-->',
  '<![CDATA[<script>owned=1</script>]]>',
  '&lt;script&gt;owned=1&lt;/script&gt;',
  '{{constructor.constructor("owned=1")()}}',
  '[a link](javascript:owned=1)',
  '[a link](data:text/html,<script>owned=1</script>)',
  `![a picture](${elsewhere}/x.png)`,
  '<javascript:owned=1>',
  `[x][x]\n\n[x]: javascript:owned=1`,
];

const all: readonly string[] = [...acting, ...hostileStrings.map((words) => words.replaceAll('\0', ''))];
const lines = all.map((words) => words.replace(/[\r\n\u0085\u2028\u2029]/g, ' '));
// JSON is YAML, where letters of other scripts are written as escapes.
const yaml = (words: string | readonly string[]): string =>
  JSON.stringify(words).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const some = (at: number): string => lines[at % lines.length] ?? '';

/** The Markdown of a note, with a line of each text in each place. */
export const hostileNote: string = [
  '# <img src=x onerror=owned=1>',
  '',
  '## Attendees',
  '',
  ...lines.map((words) => `- ${words}`),
  '',
  '## Notes',
  '',
  ...all.flatMap((words) => [words, '', `> ${words}`, '', `[${words}](${words})`, '', '```', words, '```', '']),
  ...lines.flatMap((words) => [
    '<details>',
    `<summary>${words}</summary>`,
    '',
    words,
    '',
    '</details>',
    '',
    `- <a href="${words}"><sub>${words}</sub></a>`,
    '',
  ]),
  '',
  '## Decisions',
  '',
  ...lines.map((words) => `- Agreed: ${words}`),
  '',
  '## Action items',
  '',
  ...lines.map((words) => `- [until March 13 - ${words.replace(/[[\]]/g, '')}] ${words}`),
  '',
].join('\n');

const files: Record<string, string> = {
  'wg.yaml': `format: 1\nname: ${yaml(`Group ${acting[0]}`)}\ntime_zone: UTC\nmeeting: every two weeks on Tuesday 18:00 UTC\nchannels: ${yaml(acting.slice(0, 3))}\n`,
  'charter.md': `# ${acting[3]}\n\n## Goal\n\n${all.join('\n\n')}\n\n## How to join\n\n${acting.join(' ')}\n`,
  'meetings/2026-02-24.md': `---\ndate: 2026-02-24\nstart: '18:00 UTC'\n---\n\n${hostileNote}`,
};
for (const [at, words] of all.entries()) {
  files[`milestones/m${at}.md`] =
    `---\ntitle: ${yaml(some(at))}\nowners: ${yaml([some(at + 1)])}\naliases: ${yaml([some(at + 2)])}\n${at % 3 === 0 ? 'due: 2026-03-20\n' : ''}${at > 0 ? `blocked_by: [m${at - 1}]\n` : ''}${at % 5 === 0 ? `status: dropped\nwhy: ${yaml(some(at + 3))}\n` : ''}---\n\n${words}\n`;
  if (at % 3 !== 0) continue;
  files[`people/p${at}.yaml`] = `name: ${yaml(some(at))}\nnickname: ${yaml(some(at + 1))}\n`;
  files[`communities/c${at}.yaml`] =
    `name: ${yaml(some(at))}\nprojects: ${yaml([some(at + 1)])}\nleadership: ${yaml(some(at + 2))}\nneeds: ${yaml([some(at + 3), 'a room'])}\nstrengths: ${yaml([some(at + 4), 'a room'])}\n`;
  files[`tasks/t${at}.yaml`] =
    `title: ${yaml(some(at))}\nheld_up: [c0]\ndemanded_by: ${yaml(some(at + 1))}\nsteps: ${yaml([some(at + 2)])}\nsimpler: ${yaml(some(at + 3))}\n`;
  files[`recognition/r${at}.md`] =
    `---\ntitle: ${yaml(some(at))}\nhow: ${yaml(some(at + 1))}\ncosts: ${yaml(some(at + 2))}\n---\n\n${words}\n`;
  files[`guidelines/g${at}.md`] = `---\ntitle: ${yaml(some(at))}\nstatus: draft\n---\n\n# ${words}\n\n${words}\n\n[${words}](${words})\n`;
}

/** The group, with the example group's survey under other words. */
export const hostileGroup: Tree = {
  ...files,
  ...Object.fromEntries(
    ['survey.yaml', 'results.json', 'results.md', 'import.yaml'].map((name) => [
      `surveys/autumn/${name}`,
      [
        'What do you do at your café?',
        'How many evenings did your café open this year?',
        'How hard are the insurance forms?',
        'I organise it',
        'I repair',
        'A list of rooms',
        'The insurance forms',
        'Something else',
        'Four questions of autumn 2025',
      ].reduce(
        (text, words, at) =>
          text.replaceAll(
            name.endsWith('.yaml') ? words : JSON.stringify(words),
            name.endsWith('.yaml') ? yaml(some(at)) : JSON.stringify(some(at)),
          ),
        readFileSync(`data/example/surveys/autumn/${name}`, 'utf8'),
      ),
    ]),
  ),
};
