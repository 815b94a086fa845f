// Strings that break out of what they are put into, where that is not made safe: terminals, YAML, Markdown, calendars, file systems.

export const hostileStrings: readonly string[] = [
  'red \u001b[31m and clear \u001b[2J\u001b[H',
  'clipboard \u001b]52;c;ZXZpbA==\u0007 title \u001b]0;owned\u001b\\',
  'link \u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\',
  'C1 \u009b31m \u009d0;x\u009c next \u0085 line',
  'separators \u2028 \u2029 end',
  'bell \u0007 back \b\b\b delete \u007f form \f vertical \v',
  'return\rover the line',
  'reversed \u202egnp.exe \u2066isolated\u2069 \u200fmark',
  'invisible \u200b\u2060\ufeff\u00ad\u{e0041}\u{e007f}tags',
  'nul \u0000 inside',
  '__proto__',
  'constructor',
  'toString',
  "$& $1 $` $' $$",
  '{{title}} {{actions}} {{x}} {{constructor}}',
  '</script><script>alert(1)</script><img src=x onerror=alert(1)>',
  'x]]> --> <!-- wg:aaaa --> <!--',
  'END:VEVENT\\nBEGIN:VEVENT',
  '=cmd|calc!A1',
  '+1 (or -1) @x',
  '---',
  '--- js',
  '...',
  'a: b # c',
  '- [x] done already (done 2016-02-01)',
  '[until 2016-02-20 - Odi] a slot (dropped: why)',
  '| table | **bold** `code` _x_ ![i](http://evil.example/x.png) [l](javascript:alert(1))',
  '"quoted" \'single\' \\back\\slash',
  'null',
  'no',
  '0x1F',
  '2016-02-26',
  '16:00',
  '~',
  '!!js/function "x"',
  '&anchor *alias %YAML',
  '<<<<<<< ours',
  '../../etc/passwd',
  'CON',
  'nul.md',
  'com1',
  '.',
  '..',
  '.git',
  '~root',
  '-rf',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} family',
  'İstanbul ıIiİ ß ﬁ',
  'cafe\u0301',
  'caf\u00e9',
  `long ${'n'.repeat(300)}`,
  `${'ü'.repeat(300)}`,
  `marks a${'\u0301'.repeat(300)}`,
  'עברית العربية ไทย 日本語',
];

/** Half of a character: no file and no stream can hold it. */
export const halfCharacter = 'half \ud83d of it';

/** What a terminal may obey, or shows in another order than it stands. Line feeds and tabs are harmless. */
const obeyed =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\u{e0000}-\u{e007f}]/u;

/** Whether an output holds nothing that a terminal obeys, beside the colours that `wg` itself puts there. */
export function isClean(output: string): boolean {
  return !obeyed.test(output.replace(/\u001b\[\d+(?:;\d+)*m/g, ''));
}
