// The headers of a LimeSurvey export, in its four styles: the code (`G01Q02[SQ001]`), the full text (`Question [Subquestion]`), the text cut
// short (`Which tools do .. [Chat]`), the code with the text (`G01Q02[SQ001]. Question [Subquestion]`). The rule is that of LimeSurvey's writer.
import { headerKey } from '../header-text.ts';
import { gridHeader } from './grid.ts';

export type HeaderStyle = 'code' | 'text' | 'code and text';

/** A header taken apart. `base` is what columns of one question share; `subs` are the subquestion and the scale, as codes where there are codes. */
export interface LimeHeader {
  readonly base: string;
  readonly title: string;
  readonly subs: readonly string[];
  /** The words of `subs`, where the style has them; else the same. */
  readonly labels: readonly string[];
}

/** The tool's own columns: the code, and the wordings under which an export with texts has it. */
const OWN: readonly (readonly [code: string, texts: readonly string[]])[] = [
  [
    'id',
    ['Response ID', 'Antwort ID', 'ID de respuesta', 'ID de la réponse', 'ID da resposta', 'ID risposta', 'Antwoord ID', 'Reactie-ID'],
  ],
  [
    'submitdate',
    [
      ...['Date submitted', 'Datum Abgeschickt', 'Fecha de envío', 'Date de soumission', 'Data de envio', 'Data de submissão'],
      ...['Data di invio', 'Data invio', 'Datum verzonden', 'Datum ingevuld', 'Datum inzending'],
    ],
  ],
  ['lastpage', ['Last page', 'Letzte Seite', 'Última página', 'Dernière page', 'Ultima pagina', 'Laatste pagina']],
  [
    'startlanguage',
    [
      'Start language',
      'Start-Sprache',
      'Startsprache',
      'Lenguaje inicial',
      'Idioma inicial',
      'Langue de départ',
      'Lingua iniziale',
      'Starttaal',
    ],
  ],
  [
    'seed',
    ['Seed', 'Zufallsstartwert', 'Zufallsgeneratorstartwert', 'Semilla', 'Tête de série', 'Graine', 'Semente', 'Seme', 'Startwaarde'],
  ],
  [
    'startdate',
    [
      'Date started',
      'Datum gestartet',
      'Fecha de inicio',
      'Date de lancement',
      'Date de début',
      'Data de início',
      'Data di inizio',
      'Startdatum',
    ],
  ],
  [
    'datestamp',
    [
      ...['Date last action', 'Datum letzte Aktivität', 'Fecha de la última acción', 'Date de la dernière action', 'Data da última ação'],
      ...['Data ultima azione', 'Datum laatste actie'],
    ],
  ],
  ['ipaddr', ['IP address', 'IP-Adresse', 'Dirección IP', 'Adresse IP', 'Endereço IP', 'Indirizzo IP', 'IP-adres']],
  [
    'refurl',
    [
      'Referrer URL',
      'Weiterleitungs-URL',
      'URL de referencia',
      'URL de référence',
      'URL référente',
      'URL de origem',
      'URL referrer',
      'Verwijzende URL',
    ],
  ],
  [
    'token',
    [
      'Access code',
      'Token',
      'Zugangscode',
      'Zugangsschlüssel',
      'Código de acceso',
      "Code d'accès",
      'Código de acesso',
      'Codice di accesso',
    ],
  ],
  ['interviewtime', ['Total time', 'Gesamtzeit', 'Tiempo total', 'Temps total', 'Tempo total', 'Tempo totale', 'Totale tijd']],
];
const CODES = new Set(OWN.map(([code]) => code));
const TEXTS = new Map(OWN.flatMap(([code, texts]) => texts.map((text) => [headerKey(text), code] as const)));
const TELLING = new Set(['submitdate', 'lastpage', 'startlanguage', 'seed', 'datestamp', 'startdate', 'refurl']);

const SUBQUESTIONS_AT_LEAST = 3;

/** Style of the headers, given by the tool's own columns; undefined where the file is none of LimeSurvey's. */
export function styleOf(keys: readonly string[]): { readonly style: HeaderStyle; readonly between: string } | undefined {
  const first = keys.slice(0, 30);
  const between = first
    .map((key) => /^(?:submitdate|lastpage|startlanguage)([^a-z0-9[]{1,5})\S/.exec(key)?.[1])
    .find((text) => text !== undefined);
  const codes = first.filter((key) => TELLING.has(key)).length;
  const texts = first.filter((key) => TELLING.has(TEXTS.get(key) ?? '')).length;
  const own = (wanted: string) => first.some((key) => key === wanted || TEXTS.get(key) === wanted);
  if (between !== undefined && first.some((key) => key.startsWith(`id${between}`) || key.startsWith(`lastpage${between}`))) {
    return { style: 'code and text', between };
  }
  // Without its days it is known by its own word for an id, and by subquestions. The English word is other tools' too.
  const [start = ''] = keys;
  if (TEXTS.get(start) === 'id' && start !== 'response id' && keys.filter((key) => key.endsWith(']')).length >= SUBQUESTIONS_AT_LEAST)
    return { style: 'text', between: '' };
  if (Math.max(codes, texts) < 2 || !['submitdate', 'lastpage', 'startlanguage'].some(own)) return undefined;
  return { style: codes >= texts ? 'code' : 'text', between: '' };
}

/** The code of one of the tool's own columns, in any style; undefined for a question. */
export function ownCode(key: string, between: string): string | undefined {
  const code = between === '' ? key : key.slice(0, Math.max(key.indexOf(between), 0));
  if (CODES.has(code)) return code;
  if (/^(?:group ?time\d{1,9}|(?:question|group) time: .*|\d{1,12}x\d{1,12}x?\d{0,12}time)$/.test(key)) return 'interviewtime';
  return TEXTS.get(key);
}

/** A header taken apart, in its style. */
export function limeHeader(header: string, style: HeaderStyle, between: string): LimeHeader {
  if (style === 'text') return textHeader(header);
  const at = style === 'code' ? -1 : header.indexOf(between);
  const code = at < 0 ? header : header.slice(0, at);
  const coded = brackets(code);
  if (at < 0) return { base: coded.rest, title: coded.rest, subs: coded.inside, labels: coded.inside };
  const worded = brackets(header.slice(at + between.length), coded.inside.length);
  return {
    base: coded.rest,
    title: worded.rest,
    subs: coded.inside,
    labels: coded.inside.map((sub, index) => worded.inside[index] ?? sub),
  };
}

function textHeader(header: string): LimeHeader {
  const { rest, inside } = brackets(header, 2);
  return { base: rest, title: rest, subs: inside, labels: inside };
}

/** The brackets at the end of a text, at most so many, and what stands before them. A second one touches the first: `Question [Row][Scale]`. */
function brackets(text: string, most = 3): { readonly rest: string; readonly inside: readonly string[] } {
  const inside: string[] = [];
  let rest = text.trim();
  while (inside.length < most) {
    const found = gridHeader(rest);
    if (found === undefined) break;
    inside.unshift(found.row);
    const touches = rest.slice(0, rest.length - found.row.length).lastIndexOf('[') - 1;
    const follows = rest[touches] === ']';
    rest = found.title;
    if (!follows) break;
  }
  return { rest, inside };
}
