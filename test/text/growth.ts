// The one timing that tests assert: work on twice as much takes less than about three times as long. A busy machine gets more tries.

/** Whether the run that `prepare(2n)` gives takes at most three times as long as that of `prepare(n)`, in one of five tries. */
export async function growsLinearly(prepare: (n: number) => () => unknown, n: number): Promise<boolean> {
  const small = prepare(n);
  const large = prepare(2 * n);
  await small();
  for (let attempt = 0; attempt < 5; attempt++) {
    const one = await timeOf(small);
    if ((await timeOf(large)) <= 3 * one + 10) return true;
  }
  return false;
}

/** Milliseconds of this process's processor time, which others on the machine do not lengthen. */
async function timeOf(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
