/** What steps come to when nobody needs room in between. */
export function runThrough<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) { return step.value; }
  }
}
