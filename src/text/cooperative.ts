const PAUSE_AFTER = 10;

/** Runs steps to their end, and lets the extension host do other things whenever `PAUSE_AFTER` ms have gone by. */
export async function runCooperatively<T>(steps: Generator<void, T>): Promise<T> {
  for (let since = Date.now(); ;) {
    const step = steps.next();
    if (step.done) { return step.value; }
    if (Date.now() - since < PAUSE_AFTER) { continue; }
    await new Promise((resolve) => setTimeout(resolve));
    since = Date.now();
  }
}

/** What steps come to when nobody needs room in between. */
export function runToEnd<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) { return step.value; }
  }
}
