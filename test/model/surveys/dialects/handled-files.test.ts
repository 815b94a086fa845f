// Exports that went through other hands and programs before they came: what the tool wrote is still told from what they made of it.
import { describe, expect, it } from 'vitest';
import { dialectOf } from '../../../../src/model/surveys/dialects/list.ts';
import type { ColumnRole, Layout } from '../../../../src/model/surveys/layout.ts';

function layoutOf(text: string): Layout {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const got = dialectOf({ rows, delimiter: ',', name: 'answers.csv' });
  if ('refused' in got) throw new Error(got.refused);
  return got.layout;
}

function rolesOf(layout: Layout): readonly string[] {
  return layout.columns.map(({ role }) => wordsOf(role));
}

function wordsOf(role: ColumnRole): string {
  if (role.kind !== 'answer') return role.kind;
  if (role.option !== undefined) return `${role.title} = ${role.option}`;
  if (role.row !== undefined) return `${role.title} [${role.row}]`;
  if (role.ranks !== undefined) return `${role.title} #${'rank' in role.ranks ? role.ranks.rank : role.ranks.item}`;
  return role.other ? `${role.title} = …` : role.comment ? `${role.title} ~` : role.title;
}

describe('a record above the headers of a tool', () => {
  const typeform = `
,Which do you use?,,,How do you meet?,,,,
#,Forum,Chat,Other,On the web,In a room,How was it?,Other,Submit Date (UTC)
a1,Forum,Chat,,On the web,,Good,,2026-03-01 10:00:00
a2,,Chat,Pigeons,On the web,In a room,Poor,Loud,2026-03-02 10:00:00
a3,Forum,,,,In a room,Good,,2026-03-03 10:00:00`;

  it('is no answer, and gives the questions their wording', () => {
    const layout = layoutOf(typeform);
    expect([layout.dialect, layout.headerRows]).toEqual(['typeform', 2]);
    expect(rolesOf(layout)).toEqual([
      'response',
      'Which do you use? = Forum',
      'Which do you use? = Chat',
      'Which do you use? = …',
      'How do you meet? = On the web',
      'How do you meet? = In a room',
      'How was it?',
      'How was it? = …',
      'time',
    ]);
    expect(layout.doubts[0]).toContain('the headers are read from record 2');
  });

  it('is not looked for where the first record names the tool', () => {
    const [, ...rest] = typeform.trim().split('\n');
    expect(layoutOf(rest.join('\n')).headerRows).toBe(1);
  });
});

describe('SurveyMonkey through other programs', () => {
  it('has columns that pandas named, and numbers of rows, for what they are', () => {
    const layout = layoutOf(`
,Are you a member?,Which do you use?,Unnamed: 3,How often?
0,Response,Forum,Chat,Response
1,Yes,Forum,,Weekly
2,No,Forum,Chat,Never
3,Yes,,Chat,Weekly`);
    expect([layout.dialect, layout.headerRows]).toEqual(['surveymonkey', 2]);
    expect(rolesOf(layout)).toEqual([
      'machine',
      'Are you a member?',
      'Which do you use? = Forum',
      'Which do you use? = Chat',
      'How often?',
    ]);
  });

  it('may say the question once more below it, and have a column of its analyst behind the last option', () => {
    const layout = layoutOf(`
Respondent ID,Begun,Collector,How many are you?,Which do you use?,,,,How often?
Respondent ID,Start Date,Collector,How many are you?,Forum,Chat,Other (please specify),Recode,Response
11,45000.1,Mail,1-10,Forum,,a pigeon,Bird,Daily
12,45000.2,Web,11-50,Forum,Chat,,,Never
13,45000.3,Web,1-10,,Chat,the pigeons,Bird,Daily`);
    expect(rolesOf(layout)).toEqual([
      'respondent',
      'time',
      'machine',
      'How many are you?',
      'Which do you use? = Forum',
      'Which do you use? = Chat',
      'Which do you use? = …',
      'Which do you use? ~',
      'How often?',
    ]);
  });
});

describe('a table made by hand', () => {
  it('without headers has its first record among the answers, and says so', () => {
    const layout = layoutOf(`
2026/03/01 10:00:01 AM CET,Organiser,Forum;Chat
2026/03/02 11:00:01 AM CET,Guest,Chat
2026/03/03 12:00:01 AM CET,Organiser,Forum
2026/03/04 10:00:01 AM CET,Guest,Forum;Chat`);
    expect(layout.headerRows).toBe(0);
    expect(rolesOf(layout)).toEqual(['time', 'Column 2', 'Column 3']);
    expect(layout.doubts[0]).toContain('no headers');
  });

  it('is not without headers because options repeat their headers, or the headers come again', () => {
    const options = layoutOf(`
Forum,Chat,Mail
Forum,,Mail
,Chat,Mail
Forum,Chat,`);
    expect(options.headerRows).toBe(1);
    const again = layoutOf(`
Role,Tool,Often
Guest,Forum,Weekly
Guest,Chat,Daily
Role,Tool,Often
Owner,Chat,Daily`);
    expect(again.headerRows).toBe(1);
  });

  it('with two rows of headers has options and rows under the questions', () => {
    const layout = layoutOf(`
Woher kommen Sie?,,,Wie oft?,,Rolle
Werkstatt,Schule,Sonstiges,Forum,Chat,
Ja,Nein,,selten,häufig,Gast
Nein,Ja,Garten,häufig,häufig,Gast
Ja,Ja,,selten,nie,Wirt
Nein,Nein,,nie,selten,Wirt`);
    expect(layout.headerRows).toBe(2);
    expect(rolesOf(layout)).toEqual([
      'Woher kommen Sie? = Werkstatt',
      'Woher kommen Sie? = Schule',
      'Woher kommen Sie? = …',
      'Wie oft? [Forum]',
      'Wie oft? [Chat]',
      'Rolle',
    ]);
  });

  it('has no second row of headers because a few columns are nameless', () => {
    const layout = layoutOf(`
Role,,Tool,
Guest,yes,Forum,daily
Owner,no,Chat,weekly
Guest,yes,Chat,daily
Owner,no,Forum,daily`);
    expect(layout.headerRows).toBe(1);
  });

  it('has options in columns whose headers share a beginning and whose cells say one thing each', () => {
    const layout = layoutOf(`
role.lead,role.guest,role.cook,role.other,tool_forum,tool_chat,tool_mail,q_1,q_2,q_3
1,,3,,1,0,1,4,5,5
,2,,Gardener,0,0,1,3,5,4
1,2,,,1,1,0,5,1,3
,,3,,0,1,0,2,2,1`);
    expect(rolesOf(layout)).toEqual([
      'role = lead',
      'role = guest',
      'role = cook',
      'role = …',
      'tool = forum',
      'tool = chat',
      'tool = mail',
      'q_1',
      'q_2',
      'q_3',
    ]);
    expect(layout.doubts.join()).toContain('“role”, by their headers');
  });

  it('has ids and times that programs write, whatever they are called', () => {
    const layout = layoutOf(`
key,begin of it,saved,hut:Latitude,hut:Longitude,Roof
uuid:ec241f2c-0609-46ed-b5e8-fe575f6cefef,2026-03-01T10:00:00.000Z,2026-03-01T11:00:00.000Z,-19.1,33.4,grass
uuid:099de9c9-3e5e-427b-8452-26250e840d6e,2026-03-02T10:00:00.000Z,2026-03-02T11:00:00.000Z,-19.2,33.5,tin
uuid:193d7daf-9582-409b-bf09-027dd36f9007,2026-03-03T10:00:00.000Z,2026-03-03T11:00:00.000Z,-19.3,33.6,grass`);
    expect(rolesOf(layout)).toEqual(['response', 'time', 'time', 'personal', 'personal', 'Roof']);
    expect(layout.doubts.join()).toContain('columns 2 to 3 hold times to the second');
  });

  it('has the hours that people gave among its answers', () => {
    const layout = layoutOf(`
Role,When shall we meet?
Guest,2026-03-01 10:00
Owner,2026-03-01 18:00
Guest,2026-03-02 10:00`);
    expect(rolesOf(layout)).toEqual(['Role', 'When shall we meet?']);
  });

  it('has a ranking where the rows of a grid are ranks', () => {
    const layout = layoutOf(`
Was zuerst? [Rank 1],Was zuerst? [Rank 2],Was zuerst? [Rank 3]
Geld,Zeit,Raum
Zeit,Geld,Raum
Raum,Zeit,Geld`);
    expect(rolesOf(layout)).toEqual(['Was zuerst? #1', 'Was zuerst? #2', 'Was zuerst? #3']);
  });

  it('may have lists with commas alone between words; numbers with commas are none', () => {
    const lists = layoutOf(
      `
Tools,Size
"Forum,x"
`.replace('"Forum,x"', 'a,b'),
    );
    expect(lists.separators).not.toContain(',');
    const got = dialectOf({
      rows: [['Tools', 'Size'], ...Array.from({ length: 4 }, () => ['Forum,Chat', '1,000'])],
      delimiter: ';',
      name: 'answers.csv',
    });
    expect('layout' in got && got.layout.separators).toContain(',');
    const numbers = dialectOf({
      rows: [['Tools', 'Size'], ...Array.from({ length: 4 }, () => ['Forum, Chat', '1,000'])],
      delimiter: ';',
      name: 'answers.csv',
    });
    expect('layout' in numbers && numbers.layout.separators).not.toContain(',');
  });
});

describe('cells that say in a word that they are empty', () => {
  const table = (mark: string, first: string) => `
Role,Tool,Often,Why
Guest,${mark},Daily,${first}
${mark},Chat,${mark},so
Owner,Forum,Daily,${mark}
Guest,${mark},${mark},too`;

  it.each(['NA', 'NULL', 'NaN'])('are no answers where no cell is empty: %s', (mark) => {
    const layout = layoutOf(table(mark, 'well'));
    expect([layout.value(mark, 1), layout.value('Chat', 1)]).toEqual(['', 'Chat']);
    expect(layout.doubts[0]).toContain(`“${mark}”`);
  });

  it('are what people typed where other cells are empty, or where one column alone has them', () => {
    expect(layoutOf(table('NA', '')).value('NA', 1)).toBe('NA');
    expect(
      layoutOf(`
Role,Tool
Guest,NA
Owner,Chat
Guest,NA`).value('NA', 1),
    ).toBe('NA');
  });
});

describe('LimeSurvey without its days', () => {
  it('is known by its own word for an id, and its subquestions', () => {
    const layout = layoutOf(`
Antwort ID,Was nutzen Sie? [Forum],Was nutzen Sie? [Chat],Was nutzen Sie? [Sonstiges],Wie alt?
1,Ja,Nein,,30
2,Nein,Nein,Brief,40
3,Ja,Ja,,50`);
    expect(layout.dialect).toBe('limesurvey');
    expect(rolesOf(layout).slice(1, 4)).toEqual(['Was nutzen Sie? = Forum', 'Was nutzen Sie? = Chat', 'Was nutzen Sie? = …']);
  });

  it('has options with a comment behind each', () => {
    const layout = layoutOf(`
ID de la réponse,Content ? [Oui bien],Content ? [Commentaire],Content ? [Pas trop],Content ? [Commentaire]
1,Oui,,Non,
2,Non,,Oui,trop long
3,Oui,merci,Non,`);
    expect(rolesOf(layout)).toEqual(['response', 'Content ? = Oui bien', 'Content ? ~', 'Content ? = Pas trop', 'Content ? ~']);
  });

  it('is not claimed by an English id, which other tools write too', () => {
    expect(
      layoutOf(`
Response ID,Which? [Forum],Which? [Chat],Which? [Mail]
1,Yes,No,No
2,No,No,Yes`).dialect,
    ).toBe('generic');
  });
});
