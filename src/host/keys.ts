// Keys as they are pressed, from the terminal that standard input is. Knows raw mode and gives it back, whatever happens.
import type { Key } from '../text/key.ts';

/** Keys, one after the other. */
export interface Keys {
  /** The next key; undefined when no more can come. */
  next(): Promise<Key | undefined>;
  close(): void;
}

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(on: boolean): unknown };

interface Pressed {
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
}

/** Listens to a terminal. What was typed ahead counts. */
export async function openKeys(input: Input): Promise<Keys> {
  const { emitKeypressEvents } = await import('node:readline');
  const waiting: Key[] = [];
  let wake: ((key: Key | undefined) => void) | undefined;
  let ended = false;
  const onKey = (text: string | undefined, pressed: Pressed = {}): void => {
    const key = keyOf(text, pressed);
    if (wake === undefined) waiting.push(key);
    else wake(key);
    wake = undefined;
  };
  const onEnd = (): void => {
    ended = true;
    wake?.(undefined);
    wake = undefined;
  };
  emitKeypressEvents(input);
  input.on('keypress', onKey);
  for (const event of ENDS) input.on(event, onEnd);
  input.setRawMode?.(true);
  input.resume();
  return {
    next: () => {
      const key = waiting.shift();
      if (key !== undefined || ended) return Promise.resolve(key);
      return new Promise((resolve) => {
        wake = resolve;
      });
    },
    close() {
      input.setRawMode?.(false);
      input.removeListener('keypress', onKey);
      for (const event of ENDS) input.removeListener(event, onEnd);
      input.pause();
    },
  };
}

const ENDS = ['end', 'close', 'error'];

function keyOf(text: string | undefined, { name, ctrl, meta }: Pressed): Key {
  if (ctrl === true && (name === 'c' || name === 'd')) return { name: 'break' };
  if (name === 'return' || name === 'enter') return { name: 'enter' };
  if (name === 'backspace' || name === 'escape') return { name };
  if (text === undefined || ctrl === true || meta === true || /^\p{Cc}/u.test(text)) return { name: 'other' };
  return { char: text };
}
