import assert from 'node:assert/strict';

/** Milliseconds of the quickest of several tries. */
function best(work: () => unknown): number {
  let quickest = Infinity;
  for (let i = 0; i < 4; i++) {
    const start = performance.now();
    work();
    quickest = Math.min(quickest, performance.now() - start);
  }
  return quickest;
}

/**
 * Four times as much may not take ten times as long: what is quadratic takes sixteen times, each time that it is tried. What is done at once says
 * nothing, and a machine that does something else meanwhile is asked again.
 */
export function isLinear(work: (n: number) => unknown, n: number): void {
  work(n);
  const found: string[] = [];
  for (let i = 0; i < 5; i++) {
    const [once, four] = [best(() => work(n)), best(() => work(4 * n))];
    if (four < 10 * Math.max(once, 2)) { return; }
    found.push(`${once} ms for ${n}, ${four} ms for ${4 * n}`);
  }
  assert.fail(found.join('; '));
}
