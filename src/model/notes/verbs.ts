// English verbs in their base form with which a task begins (`Ana to write …`, `Write …`), and words before `to` that are no names.

const tasks =
  'accept achieve act adapt add address adjust adopt advance advertise advise agree align allow amend analyse analyze announce answer append apply appoint approach approve arrange ask assemble assess assign assist attach attempt ' +
  'audit avoid backport begin benchmark block blog book break brief bring build bump call cancel capture catch categorise categorize champion chase check circulate clarify clean clear close code collaborate collate collect ' +
  'come comment communicate compare compile complete compose conduct configure confirm connect consider consolidate consult contact continue contribute convert convey coordinate copy correct cover create critique cut ' +
  'debug decide define delete deliver demo deploy deprecate describe design determine develop devise diagnose dig disable discuss distribute do document double-check download draft draw drive drop e-mail edit elaborate email enable encourage engage ensure ' +
  'enter establish estimate evaluate examine execute expand experiment explain explore extend extract facilitate fetch figure file fill finalise finalize find finish fix flag flesh follow follow-up formalise formalize format forward frame fund gather generate get ' +
  'give go group grow handle help hold host identify implement import improve include incorporate inform initiate inquire inspect install integrate interview introduce investigate invite involve iterate join keep kick kick-off land launch lead learn leave ' +
  'liaise link list locate log look maintain make manage map mark measure meet mention merge message migrate mock model moderate modify monitor move name negotiate nominate note notify nudge obtain open order organise organize outline own own package ' +
  'pair participate pass patch pay perform phone pick pilot ping pin plan poke poll populate port post prepare present prioritise prioritize probe process procure produce promote propose prototype provide publicise publicize publish pull purchase push put ' +
  'query raise reach read rebase recommend reconcile record recruit redesign reduce refactor refine register release remind remove rename reopen re-open reorganise repair replace reply report reproduce repro request require research reserve resolve respond restart ' +
  'restructure resubmit retest revert review revise revisit rework rewrite rotate run save scan schedule scope search second seek select send separate serve set setup share ship shepherd show sign simplify sit sketch socialise socialize solicit solve sort spec specify speak ' +
  'split sponsor stabilise stabilize start state steer stop store streamline strengthen study submit suggest summarise summarize supply support survey switch sync sync-up synchronise synchronize tag take talk tally teach tell test think tidy track train transcribe transfer translate triage try ' +
  'tweak type un-nominate unblock understand undertake update upgrade upload upstream use validate verify visit volunteer vote walk watch wire work wrap write fcp rfc pr cc bcc';

const taskVerbs: ReadonlySet<string> = new Set(tasks.split(' '));

const beforeTo: ReadonlySet<string> = new Set(
  (
    'need needs want wants have has going try trying plan plans planning like time link links ability way ways proposal ready remember continue up back how what where when due according related move add response reply respond ' +
    'write talk speak hope hoping happy able unable want used want ought supposed close next thanks thank welcome reference addition respect regard regards prior subject similar attempt decision right reason effort motion request easy hard good ' +
    'intent intention desire goal aim chance opportunity question answer call path update changes change pointer pointers easier better best likely unlikely aiming looking inclined free nice great important possible necessary not also just everything ' +
    'nothing something anything everyone everybody someone anyone who whether and or but so as it this that there here we you they i he she open access contribution contributions introduction ' +
    'reach reached refer leading lead leads moving switching listen listening due owing up down on in out off over here from things thing work step steps option options feedback comments comment attention solution solutions fix alternative alternatives guide approach objection objections amendments improvement improvements addition additions exception exceptions suggestion suggestions commitment transition support responses ' +
    'visit trip edits answers barriers extension extensions resistance exposure wait waiting return committed dedicated limited subscribed'
  ).split(' '),
);

/** Whether a word is a verb in its base form that begins a task. */
export function isTaskVerb(word: string): boolean {
  return taskVerbs.has(word.toLowerCase().replace(/[,.;:]+$/, ''));
}

// Given names that are also verbs or ordinary words.
const alsoNames: ReadonlySet<string> = new Set(
  'Mark Bill Grant Drew Chase Pat Rob Sue Frank Guy Jay Ray Art Miles Dean Hunter Mason Cliff Rich Nick Jack Wade Will Pierce Skip Hope Faith Joy Grace Dawn May April June Rose Ivy Iris Amber Chip Brook Clay Lance Josh Gene Max'.split(
    ' ',
  ),
);

/** Whether a word before `to` is an ordinary word and no name: `need to`, `talk to`. */
export function isNoName(word: string): boolean {
  const lower = word.toLowerCase();
  return !alsoNames.has(word) && (beforeTo.has(lower) || taskVerbs.has(lower));
}
