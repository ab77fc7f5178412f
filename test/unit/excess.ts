import vm from 'node:vm';

/** Milliseconds of this process's own time below which anything passes: so little tells nothing. */
const floor = 20;
/** Where time follows length it is 4, where it follows the square 16. */
const most = 10;
const tries = 3;
/** What seems to cost too much is tried with more, where what a machine does besides counts for less. */
const lengths = [[2000, 8000], [8000, 32_000]] as const;

/** Milliseconds of this process's own time, as others may use the machine as well. */
function timeOf(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Says of two pieces of work, one four times the other, what they cost when that is too much at every try. */
function compare(little: () => unknown, much: () => unknown): string | undefined {
  let after = timeOf(much);
  if (after <= floor) { return undefined; }
  const before = Math.min(timeOf(little), timeOf(little));
  for (let i = 1; i < tries && after > floor && after > most * before; i++) { after = Math.min(after, timeOf(much)); }
  return after > floor && after > most * before ? `${before.toFixed(1)} ms, of four times as much ${after.toFixed(0)} ms` : undefined;
}

/**
 * How work on so many of something costs more than it may after what it costs on a quarter; nothing when it does not. `prepare` makes the
 * work for a length. Work that does not end within `timeout` milliseconds is stopped.
 */
export function excess(prepare: (length: number) => () => unknown, timeout = 30_000): string | undefined {
  let found: string | undefined;
  for (const [short, long] of lengths) {
    const [little, much] = [prepare(short), prepare(long)];
    (globalThis as { compared?: () => unknown }).compared = () => compare(little, much);
    try {
      found = vm.runInThisContext('compared()', { timeout }) as string | undefined;
    } catch (error) { return String(error); }
    if (found === undefined) { return undefined; }
  }
  return found;
}
