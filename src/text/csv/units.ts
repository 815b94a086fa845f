// The code units of a text as numbers in a row: going through these takes the engine half the time of going through the text.

/** Gives the units of a text, with room behind them; the next call uses the same room. */
export function openUnits(): (text: string) => Uint16Array {
  let bytes = Buffer.alloc(0);
  let units = new Uint16Array(0);
  return (text) => {
    if (units.length < text.length) {
      const room = new ArrayBuffer(4 * text.length);
      bytes = Buffer.from(room);
      units = new Uint16Array(room);
    }
    bytes.write(text, 'utf16le');
    if (isBigEndian()) bytes.subarray(0, 2 * text.length).swap16();
    return units;
  };
}

/** Whether this machine has the higher byte of a number first. */
function isBigEndian(): boolean {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;
}
