// How long it takes to read what people write.

/** Words per minute of silent reading of English non-fiction (Brysbaert 2019, Journal of Memory and Language 109, 104047). */
const WORDS_PER_MINUTE = 238;
/** Words of one answer: two or three sentences. An assumption: how much people write depends on the question and on the size of the box. */
const WORDS_PER_ANSWER = 40;

/** Minutes, rounded up, that it takes to read so many answers in words once. Finding themes takes several readings. */
export function readingMinutes(answers: number): number {
  return Math.ceil((answers * WORDS_PER_ANSWER) / WORDS_PER_MINUTE);
}
