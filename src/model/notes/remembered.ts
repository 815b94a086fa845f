// Answers kept for texts that come again in many notes: names, headings, labels, times. A bounded number of them, each for one function.
import { detached } from '../../text/detached.ts';

const most = 2000;
const longest = 120;

/** The same function, which does not think again about a short text that it has seen. It must depend on the text alone. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.value;
    if (text.length > longest) return answer(text);
    const own = detached(text);
    const value = answer(own);
    if (known.size >= most) known.clear();
    known.set(own, { value });
    return value;
  };
}
