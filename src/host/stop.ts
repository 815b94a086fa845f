// That somebody wants the process to end: Ctrl-C, TERM, or a closed terminal. Without it these end a process at once.

/** Resolves when the end is asked for; `forget` leaves the next asking to the system. */
export function stopAsked(): { readonly asked: Promise<void>; forget(): void } {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const forgets: (() => void)[] = [];
  const asked = new Promise<void>((resolve) => {
    for (const signal of signals) {
      process.once(signal, resolve);
      forgets.push(() => process.off(signal, resolve));
    }
  });
  return {
    asked,
    forget: () => {
      for (const forget of forgets) forget();
    },
  };
}
