import { largest } from '../text/largest';

/** `length` words of the pattern from `p` that stand in the text from `t`, and what they tell together. */
export interface Run { readonly p: number; readonly t: number; readonly length: number; readonly bits: number }

/** More runs than this come from boilerplate; the heaviest decide. Keeps the square below cheap. */
const MOST_RUNS = 400;

/** The heaviest chain of runs that keeps the order of pattern and text. Runs that tell no more than `chance` are left out. */
export function chainOf(runs: readonly Run[], chance: number): Run[] {
  const kept = runs.filter((run) => run.bits > chance).sort((a, b) => b.bits - a.bits).slice(0, MOST_RUNS)
    .sort((a, b) => a.p - b.p || a.t - b.t);
  const worth = kept.map((run) => run.bits - chance);
  const from = kept.map(() => -1);
  kept.forEach((run, k) => {
    let best = 0;
    for (let l = 0; l < k; l++) {
      const earlier = kept[l] as Run;
      if (earlier.p >= run.p || earlier.t >= run.t) { continue; }
      const lost = overlap(earlier, run) * (run.bits / run.length);
      const gain = (worth[l] as number) - lost;
      if (gain > best && lost < run.bits) { best = gain; from[k] = l; }
    }
    worth[k] = (worth[k] as number) + best;
  });
  const chain: Run[] = [];
  for (let k = worth.indexOf(largest(worth)); k >= 0; k = from[k] as number) { chain.unshift(kept[k] as Run); }
  return trimmed(chain);
}

const overlap = (a: Run, b: Run): number => Math.max(0, a.p + a.length - b.p, a.t + a.length - b.t);

/** Cuts from each run what the one before it holds already. */
function trimmed(chain: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of chain) {
    const before = out.at(-1);
    const cut = before === undefined ? 0 : overlap(before, run);
    if (cut < run.length) {
      out.push({ p: run.p + cut, t: run.t + cut, length: run.length - cut, bits: run.bits * (1 - cut / run.length) });
    }
  }
  return out;
}
