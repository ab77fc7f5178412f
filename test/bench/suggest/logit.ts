/** One choice to learn from: what speaks for each option, which are right, and which count neither way. */
export interface Choice { readonly options: readonly (readonly number[])[]; readonly right: readonly number[]; readonly either: readonly number[]; readonly weight: number }

const ROUNDS = 400;
const RATE = 0.05;

/**
 * The weights under which the right options of all choices are likeliest (conditional logit, McFadden 1974), by Adam, with weights that may not be
 * negative but for those in `free`, and drawn towards `prior` by `pull`: few choices have much to say of a seldom sign. Deterministic.
 */
export function fit(choices: readonly Choice[], prior: readonly number[], free: ReadonlySet<number>, pull: number): number[] {
  const weights = [...prior];
  const [first, second] = [weights.map(() => 0), weights.map(() => 0)];
  const whole = choices.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = weights.map((weight, i) => 2 * pull * (prior[i]! - weight));
    for (const { options, right, either, weight } of choices) {
      const out = new Set(either);
      const values = options.map((option) => option.reduce((sum, value, i) => sum + value * weights[i]!, 0));
      const most = Math.max(...values);
      const parts = values.map((value, i) => (out.has(i) ? 0 : Math.exp(value - most)));
      const all = parts.reduce((sum, part) => sum + part, 0);
      const good = right.reduce((sum, i) => sum + parts[i]!, 0);
      if (!(good > 0)) { continue; }
      const rightOnes = new Set(right);
      options.forEach((option, i) => {
        const part = parts[i]!;
        if (!part) { return; }
        const push = ((rightOnes.has(i) ? part / good : 0) - part / all) * weight / whole;
        option.forEach((value, j) => { if (value) { slope[j]! += push * value; } });
      });
    }
    weights.forEach((weight, i) => {
      first[i] = 0.9 * first[i]! + 0.1 * slope[i]!;
      second[i] = 0.99 * second[i]! + 0.01 * slope[i]! ** 2;
      const step = RATE * (first[i] / (1 - 0.9 ** round)) / (Math.sqrt(second[i] / (1 - 0.99 ** round)) + 1e-8);
      weights[i] = free.has(i) ? weight + step : Math.max(0, weight + step);
    });
  }
  return weights;
}
