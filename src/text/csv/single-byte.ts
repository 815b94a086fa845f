// Windows-1252 and Mac Roman: their tables, and which of the two makes more sense of some bytes.

type SingleByte = 'windows-1252' | 'mac-roman';

/** The characters of the bytes 0x80 to 0xff. U+FFFD stands for a byte that the encoding does not have. */
const UPPER: Readonly<Record<SingleByte, string>> = {
  'windows-1252':
    '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ' +
    '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  // After Apple's table ROMAN.TXT, version c02: with the euro sign, and its own sign at U+F8FF.
  'mac-roman':
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
    '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
};

/** The code units of all 256 bytes. U+FFFD stands for a byte that the encoding does not have. */
export function tableOf(encoding: SingleByte): Uint16Array {
  const upper = UPPER[encoding];
  return Uint16Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? byte : upper.charCodeAt(byte - 0x80)));
}

/** The encoding in which these bytes read more like words; Windows-1252 where both do. */
export function likelierSingleByte(bytes: Uint8Array): SingleByte {
  return plausibility(bytes, 'mac-roman') > plausibility(bytes, 'windows-1252') ? 'mac-roman' : 'windows-1252';
}

function plausibility(bytes: Uint8Array, encoding: SingleByte): number {
  const kinds = Uint8Array.from(tableOf(encoding), (unit) => kindOf(String.fromCharCode(unit)));
  const at = (index: number): number => kinds[bytes[index] ?? 0x20] as number;
  let sum = 0;
  for (let index = 0; index < bytes.length; index++) {
    if ((bytes[index] as number) > 0x7f) sum += fits(at(index - 1), at(index), at(index + 1));
  }
  return sum;
}

const [OTHER, LOWER, CAPITAL, QUOTE, APOSTROPHE, DASH, SIGN, NONE] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

function kindOf(character: string): number {
  if (character === '\ufffd') return NONE;
  if (/\p{Ll}/u.test(character)) return LOWER;
  if (/\p{Lu}/u.test(character)) return CAPITAL;
  if (character === '’') return APOSTROPHE;
  if (/[‘“”«»]/.test(character)) return QUOTE;
  if (/[–—\u00a0]/.test(character)) return DASH;
  return /[…•„¿¡€°ºª§©®™]/.test(character) ? SIGN : OTHER;
}

/** How well a character stands between its neighbours: a capital behind a small letter, or a sign within a word, is what a wrong table gives. */
function fits(before: number, kind: number, after: number): number {
  const afterLetter = before === LOWER || before === CAPITAL;
  const beforeLetter = after === LOWER || after === CAPITAL;
  const inWord = afterLetter && beforeLetter;
  switch (kind) {
    case NONE:
      return -5;
    case OTHER:
      return inWord ? -3 : -1;
    case SIGN:
      return 1;
    case DASH:
      return inWord ? 0 : 2;
    case QUOTE:
      return inWord ? -2 : 2;
    case APOSTROPHE:
      return 2;
    case CAPITAL:
      return before === LOWER ? -3 : afterLetter || beforeLetter ? 2 : 0;
    default:
      return afterLetter || beforeLetter ? 2 : 0;
  }
}
