// The words in which surveys name the points of a scale, in a few languages. Each family goes from the low to the high end;
// words at one place mean the same point.

const FAMILIES: readonly string[] = [
  // Agreement
  'strongly disagree, completely disagree, totally disagree, fully disagree|disagree|neutral, neither agree nor disagree, neither agree or disagree, neither, undecided, neither disagree nor agree|agree|strongly agree, completely agree, totally agree, fully agree',
  'strongly disagree|disagree|somewhat disagree, slightly disagree|neutral, neither agree nor disagree, neither, undecided|somewhat agree, slightly agree|agree|strongly agree',
  'strongly disagree|somewhat disagree|neutral, neither agree nor disagree, neither|somewhat agree|strongly agree',
  'stimme überhaupt nicht zu, stimme gar nicht zu, trifft überhaupt nicht zu, trifft gar nicht zu|stimme nicht zu, stimme eher nicht zu, trifft eher nicht zu|neutral, teils teils, teils/teils, weder noch|stimme zu, stimme eher zu, trifft eher zu|stimme voll zu, stimme voll und ganz zu, stimme völlig zu, trifft voll zu, trifft voll und ganz zu',
  'pas du tout daccord|pas daccord, plutôt pas daccord|neutre, ni daccord ni pas daccord, sans opinion|daccord, plutôt daccord|tout à fait daccord',
  'totalmente en desacuerdo, muy en desacuerdo|en desacuerdo|neutral, ni de acuerdo ni en desacuerdo|de acuerdo|totalmente de acuerdo, muy de acuerdo',
  'discordo totalmente|discordo|neutro, nem concordo nem discordo|concordo|concordo totalmente',
  // Satisfaction
  'very dissatisfied, very unsatisfied, extremely dissatisfied|dissatisfied, unsatisfied, somewhat dissatisfied|neutral, neither satisfied nor dissatisfied, neither|satisfied, somewhat satisfied|very satisfied, extremely satisfied',
  'sehr unzufrieden|unzufrieden, eher unzufrieden|neutral, teils teils, weder noch|zufrieden, eher zufrieden|sehr zufrieden',
  'très insatisfait|insatisfait, plutôt insatisfait|neutre, ni satisfait ni insatisfait|satisfait, plutôt satisfait|très satisfait',
  'muy insatisfecho|insatisfecho|neutral, ni satisfecho ni insatisfecho|satisfecho|muy satisfecho',
  // Frequency
  'never|rarely, seldom, almost never, hardly ever|sometimes, occasionally|often, frequently, usually|always, very often, very frequently',
  'nie, niemals|selten|manchmal, gelegentlich|oft, häufig|immer, sehr oft',
  'jamais|rarement|parfois, quelquefois|souvent|toujours, très souvent',
  'nunca|runa vez, casi nunca, raramente|a veces, algunas veces, às vezes|a menudo, frecuentemente, con frecuencia, frequentemente|siempre, muy a menudo, sempre',
  'mai|raramente|a volte, qualche volta|spesso|sempre',
  'nooit|zelden|soms|vaak|altijd',
  // Likelihood
  'very unlikely, extremely unlikely, not at all likely|unlikely, somewhat unlikely|neutral, neither likely nor unlikely, neither|likely, somewhat likely|very likely, extremely likely',
  'sehr unwahrscheinlich|unwahrscheinlich, eher unwahrscheinlich|neutral, teils teils|wahrscheinlich, eher wahrscheinlich|sehr wahrscheinlich',
  // Importance
  'not important, not important at all, not at all important, unimportant|slightly important, of little importance, a little important|moderately important, somewhat important, neutral|important, quite important|very important, extremely important',
  'not at all important, not important|slightly important|moderately important, somewhat important|very important|extremely important',
  'völlig unwichtig, sehr unwichtig, überhaupt nicht wichtig|unwichtig, eher unwichtig|neutral, teils teils|wichtig, eher wichtig|sehr wichtig',
  'pas du tout important|peu important, pas important|neutre, moyennement important|important|très important',
  'nada importante|poco importante|neutral, algo importante|importante|muy importante',
  // Quality
  'very poor, very bad, terrible, awful|poor, bad|fair, average, okay, ok, neutral, acceptable|good|very good, excellent, great',
  'poor|fair|good|very good|excellent',
  'sehr schlecht|schlecht|mittel, mittelmäßig, neutral|gut|sehr gut',
  // Ease
  'very difficult, very hard, extremely difficult|difficult, hard, somewhat difficult|neutral, neither easy nor difficult, ok, okay|easy, somewhat easy|very easy, extremely easy',
  'sehr schwierig, sehr schwer|schwierig, schwer|neutral|einfach, leicht|sehr einfach, sehr leicht',
  // Degree
  'not at all|slightly, a little, a little bit, to a small extent|moderately, somewhat, to some extent|very, quite a bit, a lot, to a large extent|extremely, completely, a great deal',
  'never|less than once a year, less than yearly|yearly, once a year, annually|quarterly, every few months|monthly, once a month, every month, a few times a month|weekly, once a week, every week, a few times a week|daily, every day, once a day|several times a day, multiple times a day, all the time',
  'beginner, novice, none|elementary, basic|intermediate|advanced|expert',
];

/** Of each family the place of its words, from 1; words are folded labels. */
export const scaleFamilies: readonly { readonly size: number; readonly places: ReadonlyMap<string, number> }[] = FAMILIES.map((family) => {
  const points = family.split('|');
  return { size: points.length, places: new Map(points.flatMap((words, at) => words.split(', ').map((word) => [word, at + 1] as const))) };
});
