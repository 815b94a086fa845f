// The words that head the parts of meeting notes, per language, and the words that may stand beside them without changing what is meant.
// Keeps from others how people write them: case, marks, numbers, time boxes, invitations to add oneself.

import { remembered } from './remembered.ts';

/** What a part of a note holds. */
export type PartKind =
  | 'attendees'
  | 'regrets'
  | 'roles'
  | 'agenda'
  | 'notes'
  | 'actions'
  | 'previous'
  | 'decisions'
  | 'outcomes'
  | 'next-meeting'
  | 'milestones'
  | 'timeline'
  | 'problem'
  | 'goal'
  | 'join'
  | 'success'
  | 'role'
  | 'recap'
  | 'when';

// The phrases that head a part, in one language; `|` stands between phrases.
interface WordList {
  readonly language: 'en' | 'de' | 'fr' | 'es' | 'pt' | 'id';
  readonly phrases: Readonly<Partial<Record<PartKind, string>>>;
  /** Words that may stand beside a phrase. */
  readonly filler: string;
}

// A language is added by one entry; nothing else has to know of it.
const wordLists: readonly WordList[] = [
  {
    language: 'en',
    phrases: {
      attendees:
        'attendees|attendee|attending|attendance|attended|present|participants|participant|participating|roll call|rollcall|roll-call|in attendance|who attended|who was there|who is here|who’s here|who is here today|people present|members present|sign in|sign-in|attendee list|in the room|on the call|guest|guests|observers|visitors|also present|also attending|board members present|members remote|remote members|remote participants|remote attendees|attending remotely|people were present|following were present|following people were present|following members were present|following people attended|following attended',
      regrets:
        'regrets|apologies|away|absent|absentees|absences|absent with apologies|unavailable|excused|not present|not attending|missing|unable to attend|could not attend|can’t make it|cannot attend|did not attend|ill|sick|on holiday|on vacation',
      roles: 'meeting roles|roles|officers',
      agenda:
        'agenda|agenda items|agenda topics|topics|proposed agenda|tentative agenda|discussion topics|discussion items|items of business|order of business',
      notes:
        'notes|minutes|discussion|discussions|meeting notes|meeting minutes|discussion notes|proposals and discussions|main discussion points|discussion points',
      actions:
        'action items|action item|actions|action|action points|action point|next steps|next step|todo|todos|to do|to-do|to dos|to-dos|todo list|tasks|task list|follow ups|follow-ups|follow up|follow-up|followups|follow up items|follow-up items|assignments|ais|aps|work items|takeaways and actions|who does what|for next time|until next time|to be done|tasks for next time|homework',
      previous:
        'follow-up from last|follow up from last|follow-ups from last|follow ups from last|follow-up from previous|follow up from previous|action item review|action items review|review action items|review of action items|previous action items|previous actions|last action items|old action items|actions from last|action items from last|action items from previous|action items from prior|previous meeting|last meeting|prior meeting|previous meeting’s|last meeting’s|last week’s|last week|prior action items|status of action items|review last|review previous|review of previous|action item status|past action items|last session|previous session|last call|previous call|last minutes|previous minutes',
      decisions:
        'decisions|decision|resolutions|resolution|resolved|conclusion|conclusions|conclusion/resolution|outcome|outcomes|consensus|agreements|agreement|agreed|decisions made|decision log|decided|approved|approvals|results|motions|votes|key decisions|decisions taken',
      'next-meeting':
        'next meeting|next call|next meetings|scheduled meetings|scheduled calls|future meetings|date and place of the next meeting|date and place of next meeting|next session|next sync|next meeting date|date of next meeting|next meetup|upcoming meeting|upcoming meetings|upcoming sessions|upcoming calls|upcoming dates|following meeting|next gathering',
      milestones: 'milestones|milestone|deliverables',
      timeline: 'timeline|time line|timelines',
      problem:
        'problem statement|problem|why we are here|why this group|why we do this|motivation|the problem|problems to solve|what is the problem',
      goal: 'goal|goals|purpose|mission|objective|objectives|aim|aims',
      join: 'how to get involved|get involved|getting involved|how to join|how to participate|join us|how to contribute|how can i help|how to help|want to help',
      success: 'success criteria|success|definition of done|what success looks like|measures of success',
      role: 'role of the group|our role|role of this group|role of the working group',
      recap:
        'recap|summary|tl;dr|tldr|tl dr|in a nutshell|in short|executive summary|meeting summary|highlights|key points|key takeaways|takeaways|wrap up|wrap-up',
      when: 'date|dates|time|times|when|meeting date|date and time|date/time|day|meeting time|held on|date & time|start|start time|start-time',
    },
    filler:
      'a an the this that these those of for from on in at to with by and or & our your my their we us let’s lets let some all any new open outstanding remaining current currently immediate major main key important possible proposed identify define set make find settle sketch outline create discuss write collect plan decide list lists listing draft final update updated updates item items point points today today’s tonight meeting meeting’s meetings call calls session sessions week week’s month month’s wg group team team’s working committee board community sig tac cg sc please add yourself yourselves your name names here below view sign in if you were are is was who what members member people full official introduction introductions intro intros welcome opening and/or review record recorded log short general other others additional more also not yet see as per person owner owners date dates due pending assigned agreed weekly monthly biweekly bi-weekly virtual remote remotely online physical in-person inperson video video-call zoom irc confirmed tentative expected alphabetical order first last number actual brief quick overall summary section formal upcoming future directors officers board trustees council councillors delegates volunteers staff contributors maintainers editors voting non-voting regular core registered advisory steering expected be location place venue received accepted absence deadlines primary designated',
  },
  {
    language: 'de',
    phrases: {
      attendees:
        'teilnehmer|teilnehmende|teilnehmerinnen|teilnehmer:innen|teilnehmer*innen|teilnehmerinnen und teilnehmer|anwesend|anwesende|anwesende mitglieder|anwesende gäste|gäste|anwesenheit|anwesenheitsliste|dabei|mit dabei|wer ist da',
      regrets: 'entschuldigt|abwesend|verhindert|fehlend|entschuldigungen|es fehlen|nicht anwesend',
      agenda: 'tagesordnung|agenda|themen|top|tops|tagesordnungspunkte|ablauf',
      notes: 'protokoll|notizen|mitschrift|diskussion|besprechung|gesprächsnotizen',
      actions:
        'aufgaben|aufgabe|maßnahmen|massnahmen|nächste schritte|todo|todos|to-dos|to-do|aktionen|aktionspunkte|offene punkte|aufgabenliste|arbeitsaufträge|wer macht was',
      decisions: 'beschlüsse|beschluss|beschlossen|entscheidungen|entscheidung|ergebnis|ergebnisse|beschlossenes',
      'next-meeting': 'nächstes treffen|nächster termin|nächste sitzung|nächstes meeting|nächste besprechung|nächster call|nächstes plenum',
      milestones: 'meilensteine|meilenstein',
      timeline: 'zeitplan|zeitleiste|zeitachse',
      problem: 'problem|problemstellung|ausgangslage',
      goal: 'ziel|ziele|zweck',
      join: 'mitmachen|wie kann ich mitmachen|so kannst du mitmachen|mitarbeiten',
      recap: 'zusammenfassung|kurzfassung|fazit',
      when: 'datum|zeit|termin|uhrzeit|wann|beginn',
    },
    filler:
      'der die das den dem des und oder von vom zum zur für im am an in mit unsere unser neue alle aus heute offene bitte eintragen person personen name namen hier sitzung treffen liste',
  },
  {
    language: 'fr',
    phrases: {
      attendees:
        'présents|présent|présentes|présent·e·s|présent.e.s|présent(e)s|participants|participantes|participant·e·s|participant.e.s|étaient présents|personnes présentes|invités|invitées|liste des présents',
      regrets: 'excusés|excusé|excusées|excusé·e·s|excusé.e.s|absents|absent|absentes|absent·e·s|absents excusés|absent.e.s',
      agenda: 'ordre du jour|agenda|points à l’ordre du jour|sujets',
      notes: 'compte rendu|compte-rendu|procès-verbal|notes|discussion|discussions|échanges',
      actions:
        'actions|actions à mener|prochaines étapes|prochaine étape|à faire|tâches|plan d’action|points d’action|qui fait quoi|suites à donner',
      decisions: 'décisions|décision|décisions prises|résolutions|relevé de décisions',
      'next-meeting':
        'prochaine réunion|prochain rendez-vous|prochaine rencontre|prochain point|date de la prochaine réunion|prochaine séance',
      milestones: 'jalons|jalon|étapes clés',
      timeline: 'calendrier|échéancier|chronologie',
      problem: 'problème|problématique|constat',
      goal: 'objectif|objectifs|but|buts',
      join: 'comment participer|comment contribuer|participer|nous rejoindre',
      recap: 'résumé|en bref|synthèse',
      when: 'date|heure|quand|horaire',
    },
    filler:
      'le la les l’ du de des d’ et ou à au aux en pour par sur nos notre vos nouvelles nouveaux réunion séance liste ici nom noms ajoutez votre',
  },
  {
    language: 'es',
    phrases: {
      attendees: 'asistentes|asistencia|presentes|participantes|asistieron|personas presentes|lista de asistencia|asistente',
      regrets: 'ausentes|ausente|disculpas|excusados|excusas|no asisten|no pudieron asistir|ausencias',
      agenda: 'orden del día|agenda|temas|temario|puntos a tratar',
      notes: 'notas|acta|minuta|discusión|apuntes|desarrollo',
      actions: 'acciones|tareas|próximos pasos|pendientes|puntos de acción|compromisos|próximas acciones|por hacer|siguientes pasos',
      decisions: 'decisiones|decisión|acuerdos|acuerdo|resoluciones|conclusiones|conclusión',
      'next-meeting': 'próxima reunión|siguiente reunión|próxima llamada|próximo encuentro|fecha de la próxima reunión',
      milestones: 'hitos|hito',
      timeline: 'cronograma|calendario|línea de tiempo',
      problem: 'problema|planteamiento del problema',
      goal: 'objetivo|objetivos|meta|metas',
      join: 'cómo participar|cómo unirse|participa|únete',
      recap: 'resumen|en resumen|síntesis',
      when: 'fecha|hora|cuándo|horario',
    },
    filler:
      'el la los las un una de del y o a al en para por con nuestra nuestro nuestros nuevas nuevos reunión inicio lista aquí tu nombre tomados tomadas acordados asignadas',
  },
  {
    language: 'pt',
    phrases: {
      attendees: 'presentes|participantes|presença|lista de presença|presenças|participaram|pessoas presentes',
      regrets: 'ausentes|ausente|justificativas|ausências|faltas|faltaram',
      agenda: 'pauta|agenda|ordem do dia|assuntos|tópicos|ordem de trabalhos',
      notes: 'notas|ata|discussão|anotações|discussões',
      actions: 'ações|tarefas|próximos passos|pendências|encaminhamentos|compromissos|itens de ação|afazeres|a fazer',
      decisions: 'decisões|decisão|deliberações|resoluções|conclusões|conclusão|deliberação',
      'next-meeting': 'próxima reunião|próximo encontro|próxima chamada|data da próxima reunião|próxima call',
      milestones: 'marcos|marco',
      timeline: 'cronograma|linha do tempo|calendário',
      problem: 'problema|definição do problema',
      goal: 'objetivo|objetivos|meta|metas',
      join: 'como participar|participe|como contribuir|como se envolver',
      recap: 'resumo|em resumo|síntese',
      when: 'data|hora|quando|horário|início|inicio',
    },
    filler:
      'o a os as um uma de do da dos das e ou no na em para por com nossa nosso novas novos reunião lista aqui seu nome tomadas prazo prazos responsável responsáveis',
  },
  {
    language: 'id',
    phrases: {
      attendees: 'peserta|hadir|kehadiran|yang hadir|daftar hadir|peserta rapat|anggota hadir|peserta yang hadir',
      regrets: 'tidak hadir|absen|berhalangan|berhalangan hadir|izin',
      agenda: 'agenda|susunan acara|topik|pembahasan agenda|acara',
      notes: 'catatan|notulen|notulensi|pembahasan|diskusi|risalah|notula',
      actions: 'tindak lanjut|langkah selanjutnya|langkah berikutnya|tugas|daftar tugas|rencana aksi|rencana tindak lanjut|aksi',
      decisions: 'keputusan|kesepakatan|kesimpulan|hasil|hasil rapat',
      'next-meeting': 'rapat berikutnya|pertemuan berikutnya|rapat selanjutnya|pertemuan selanjutnya',
      milestones: 'tonggak|pencapaian|capaian',
      timeline: 'linimasa|jadwal|lini masa',
      problem: 'masalah|rumusan masalah|latar belakang',
      goal: 'tujuan|sasaran',
      join: 'cara bergabung|bergabung|cara ikut|cara terlibat',
      recap: 'ringkasan|rangkuman|intisari',
      when: 'tanggal|waktu|jam|hari/tanggal|hari',
    },
    filler: 'yang dan atau di ke dari untuk dengan ini kami rapat pertemuan daftar kita semua hari',
  },
];

type Phrase = { readonly kind: PartKind; readonly words: readonly string[] };

const phrasesByFirst: ReadonlyMap<string, readonly Phrase[]> = phraseTable();
const fillers: ReadonlySet<string> = new Set(wordLists.flatMap((list) => list.filler.split(' ')));

// Of words with other signs than plain letters: the letters with which they begin, composed and decomposed. Most notes need none of them.
const oddFirstWords: { words?: ReadonlySet<string> } = {};

function isOddFirstWord(first: string): boolean {
  oddFirstWords.words ??= new Set(
    [...phrasesByFirst.keys(), ...fillers]
      .filter((word) => !/^[a-z-]+$/.test(word))
      .flatMap((word) => [word, word.normalize('NFD')])
      .map((word) => /^[\p{L}\p{M}-]*/u.exec(word)?.[0] ?? ''),
  );
  return oddFirstWords.words.has(first);
}

// Where a heading names two parts, the one that says more wins.
const rank: readonly PartKind[] = [
  'previous', 'next-meeting', 'timeline', 'milestones', 'regrets', 'attendees', 'roles', 'actions', 'decisions', 'problem', 'join', 'success',
  'role', 'goal', 'notes', 'agenda', 'recap', 'when', 'outcomes',
]; // biome-ignore format: one list

/**
 * The kind of part that a heading or label names: one of its phrases and nothing beside it but filler, a number, a time box, or
 * something in parentheses. `Present the plan` names none.
 */
export const partNamed: (heading: string) => PartKind | undefined = remembered((heading) => {
  if (heading.length > 120) return undefined;
  const words = wordsOf(heading);
  if (words.length === 0 || words.length > 14 || words[words.indexOf('present') - 1] === 'we') return undefined;
  const kinds = new Set<PartKind>();
  for (let i = 0; i < words.length; ) {
    const found = phraseAt(words, i);
    if (found === undefined) {
      if (!isFiller(words[i] as string)) return undefined;
      i++;
    } else {
      kinds.add(found.kind);
      i += found.words.length;
    }
  }
  if (kinds.has('actions') && kinds.has('decisions')) return 'outcomes';
  return rank.find((kind) => kinds.has(kind));
});

/** Whether a heading's first word can begin the name of a part, or be filler before it: a cheap test before `partNamed`. */
export function mayName(heading: string): boolean {
  let from = heading.charCodeAt(0) === 58 ? Math.max(0, heading.indexOf(':', 1)) : 0;
  const stop = from + 8;
  while (from < heading.length && from < stop && !isLetter(heading.charCodeAt(from))) from++;
  let to = from;
  while (to < heading.length && to < from + 30 && (isLetter(heading.charCodeAt(to)) || heading.charCodeAt(to) === 45)) to++;
  const first = heading.slice(from, to).toLowerCase();
  return first === '' || phrasesByFirst.has(first) || fillers.has(first) || isOddFirstWord(first);
}

function isLetter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code > 0xbf && (code < 0x2000 || code > 0x2bff) && (code < 0xd800 || code > 0xdfff) && (code < 0xfe00 || code > 0xfe0f))
  );
}

function phraseAt(words: readonly string[], at: number): Phrase | undefined {
  let best: Phrase | undefined;
  for (const phrase of phrasesByFirst.get(words[at] as string) ?? []) {
    if (best !== undefined && phrase.words.length <= best.words.length) continue;
    if (phrase.words.every((word, i) => words[at + i] === word)) best = phrase;
  }
  return best;
}

function isFiller(word: string): boolean {
  return fillers.has(word) || /^[\d./:~-]+(?:m|min|mins|minutes|h|am|pm)?$/.test(word) || !/[\p{L}]/u.test(word);
}

function phraseTable(): ReadonlyMap<string, readonly Phrase[]> {
  const table = new Map<string, Phrase[]>();
  for (const list of wordLists) {
    for (const [kind, phrases] of Object.entries(list.phrases)) {
      for (const phrase of phrases.split('|')) {
        // The lists are written as words are compared; only a phrase with other signs has to be cut like a heading.
        const words = /[^\p{L}\s’/.:&-]/u.test(phrase) ? wordsOf(phrase) : phrase.split(' ');
        const first = words[0] as string;
        const known = table.get(first) ?? [];
        known.push({ kind: kind as PartKind, words });
        table.set(first, known);
      }
    }
  }
  return table;
}

// Words in lower case, without marks around them, typographic apostrophes made one. What stands in parentheses at the end adds nothing.
function wordsOf(heading: string): readonly string[] {
  const bare = withoutAside(heading);
  return fold(bare)
    .split(/[\s\u00a0,;—–]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}&]+|[^\p{L}\p{N}&]+$/gu, ''))
    .filter((word) => word !== '');
}

function withoutAside(text: string): string {
  const heading = text.replace(/:[a-z][a-z0-9_+-]{1,30}:/g, ' ').replace(/^\s*\d{1,2}\\?[.)]\s+/, '');
  const open = heading.search(/[([{<（]/);
  return open > 2 ? heading.slice(0, open) : heading;
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/['‘`´]/g, '’');
}
