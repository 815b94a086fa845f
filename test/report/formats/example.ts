// An invented report with everything that a document can hold; the goldens of all formats are made from it.
import type { Document } from '../../../src/report/document.ts';

/** A status report of a group that does not exist: long words, wide characters, many rows, marks of every kind. */
export const example: Document = {
  title: 'Riverside Gardeners · status on 2031-03-12',
  blocks: [
    {
      kind: 'paragraph',
      inlines: [
        { text: 'amber', tone: 'warn' },
        ' – 2 of 4 next steps have no owner. Since the meeting of 2031-03-04: 1 done, 1 moved, 2 new.',
      ],
    },
    { kind: 'heading', level: 1, text: 'Help wanted', aside: '2 next steps that nobody owns, oldest first' },
    {
      kind: 'list',
      items: [
        {
          inlines: [
            'Ask every allotment which tools are missing, write them on the shared list and tell the others when the list is complete, until ',
            { text: 'Fri 14 March', tone: 'warn' },
            ' ',
            { text: '2031-03-04#k3xq', tone: 'id' },
          ],
          target: { path: 'meetings/2031-03-04.md', line: 47 },
        },
        { inlines: ['Paint the gate'], target: { path: 'meetings/2031-03-04.md', line: 9 } },
      ],
    },
    { kind: 'heading', level: 1, text: 'Since the last meeting' },
    {
      kind: 'list',
      items: [
        {
          lead: { text: 'done', tone: 'good' },
          inlines: ['Seeds for the school ordered – Ines'],
          target: { path: 'meetings/2031-03-04.md', line: 12 },
        },
        {
          lead: { text: 'moved', tone: 'warn' },
          inlines: ['Soil survey 2031-03-07 → 2031-03-21'],
          target: { path: 'milestones/soil-survey.md', line: 3 },
        },
        {
          lead: { text: 'decided', tone: 'strong' },
          inlines: ['No peat in any bed'],
          target: { path: 'meetings/2031-03-04.md', line: 31 },
        },
      ],
    },
    { kind: 'heading', level: 1, text: 'Waiting', aside: 'root first' },
    {
      kind: 'list',
      items: [
        {
          inlines: [
            { text: 'overdue', tone: 'bad' },
            ' Soil survey – ',
            { text: 'Ines', tone: 'strong' },
            ' can free it; 2 others wait for it',
          ],
          target: { path: 'milestones/soil-survey.md' },
          children: [
            {
              inlines: ['Planting guide waits, and has no date'],
              target: { path: 'milestones/planting-guide.md', line: 4 },
              children: [{ inlines: ['Evening course waits for the guide'], target: { path: 'milestones/evening-course.md', line: 5 } }],
            },
            {
              inlines: ['地域の庭づくりの手引き：土壌調査の結果を待っています。日付はまだありません'],
              target: { path: 'milestones/手引き.md', line: 2 },
            },
          ],
        },
      ],
    },
    { kind: 'heading', level: 1, text: 'Timeline' },
    {
      kind: 'timeline',
      today: '2031-03-12',
      marks: [{ day: '2031-03-18', label: 'next meeting' }],
      bars: [
        {
          label: 'Soil survey',
          from: '2031-02-18',
          to: '2031-03-21',
          baseline: '2031-03-07',
          tone: 'bad',
          mark: 'milestone',
          note: 'moved twice',
          target: { path: 'milestones/soil-survey.md' },
        },
        {
          label: 'Ask every allotment which tools are missing',
          from: '2031-03-14',
          to: '2031-03-14',
          tone: 'warn',
          mark: 'action',
          depth: 1,
        },
        { label: 'Paint the gate', from: '2031-03-04', to: '2031-03-30', tone: 'plain', mark: 'action', depth: 1 },
        {
          label: 'Planting guide',
          tone: 'dim',
          mark: 'milestone',
          note: 'waits on the soil survey',
          target: { path: 'milestones/planting-guide.md', line: 4 },
        },
        { label: 'Open day', from: '2031-04-21', to: '2031-04-30', window: true, tone: 'plain', mark: 'milestone', note: 'late April' },
        { label: '夏の収穫祭の準備をする', from: '2031-05-02', to: '2031-05-29', tone: 'plain', mark: 'milestone' },
        { label: 'Spring meeting', from: '2031-03-18', to: '2031-03-18', tone: 'plain', mark: 'meeting' },
      ],
    },
    { kind: 'heading', level: 1, text: 'Who is where' },
    {
      kind: 'table',
      columns: ['Garden', 'Members', 'What it needs most', 'Last heard of'],
      rows: [
        ['North bank', '12', 'Somebody who can repair the pump before the first dry week of the year', '2031-03-04'],
        [{ text: '京都の小さな庭', target: { path: 'communities/kyoto.yaml' } }, '7', 'Seeds', '2031-02-11'],
        ['Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', '140', '', ''],
      ],
    },
    { kind: 'heading', level: 2, text: 'Newcomers' },
    {
      kind: 'paragraph',
      inlines: ['Nobody yet; how to join stands in ', { text: 'the charter', target: { path: 'charter.md', line: 8 } }, '.'],
    },
    { kind: 'heading', level: 1, text: 'Next meeting' },
    {
      kind: 'paragraph',
      inlines: [
        { text: '2031-03-18 18:00 UTC', tone: 'strong' },
        ', 19:00 in Vienna, 03:00 on the 19th in Kyoto. On the agenda: the soil survey, the gate, the open day.',
      ],
    },
  ],
};
