// Work that several pages share is done when the first of them is printed.

/** The promise of the first call, also for all later ones. */
export function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}
