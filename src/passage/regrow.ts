import { alignWithin, alike } from './align';
import { type Core, coreOf } from './core';
import type { Pattern } from './pattern';
import type { TextIndex } from './textIndex';

/**
 * Gives the passage back what its like beside it drew away. When a line like it was put in above or taken out, an alignment may as well
 * give the first words of one to the other: as many stand either way. Of such splits the one is right that lies at an edge of the
 * passage, which a person chose, as lines are put in and taken out whole. Changes `map`.
 */
export function regrow(pattern: Pattern, index: TextIndex, map: Int32Array): void {
  const { first, last } = pattern;
  const core = coreOf(pattern, index, map);
  if (core.from < 0 || (core.pFrom === first && core.pTo === last - 1 && core.to - core.from === core.pTo - core.pFrom)) { return; }
  const strayed = { before: release(map, first, core.pFrom), after: release(map, core.pTo + 1, last) };
  const { pFrom, from } = grownBack(pattern, index, map, core);
  const { pTo, to } = grownOn(pattern, index, map, core);
  const floor = 1 + lastOf(map.subarray(0, first));
  const ceiling = map.subarray(last).find((t) => t >= 0) ?? index.words.count;
  if (strayed.before && pFrom > first) {
    alignWithin(pattern, index, { p: first, pEnd: pFrom, t: Math.max(floor, from - reachOf(pFrom - first)), tEnd: from }, map);
  }
  if (strayed.after && pTo < last - 1) {
    alignWithin(pattern, index, { p: pTo + 1, pEnd: last, t: to + 1, tEnd: Math.min(ceiling, to + 1 + reachOf(last - 1 - pTo)) }, map);
  }
}

/** In how many words beside the rest so many lost ones are looked for. */
const reachOf = (lost: number): number => 2 * lost + 8;

const lastOf = (ts: Int32Array): number => ts.findLast((t) => t >= 0) ?? -1;

function grownBack(pattern: Pattern, index: TextIndex, map: Int32Array, { pFrom, from }: Core): { pFrom: number; from: number } {
  let p = pFrom;
  let t = from;
  while (p > pattern.first && t > 0 && alike(pattern, index, p - 1, t - 1)) { take(map, --p, --t); }
  return { pFrom: p, from: t };
}

function grownOn(pattern: Pattern, index: TextIndex, map: Int32Array, { pTo, to }: Core): { pTo: number; to: number } {
  let p = pTo;
  let t = to;
  while (p < pattern.last - 1 && t < index.words.count - 1 && alike(pattern, index, p + 1, t + 1)) { take(map, ++p, ++t); }
  return { pTo: p, to: t };
}

/** Takes these words from where they stand; whether any stood. */
function release(map: Int32Array, p: number, pEnd: number): boolean {
  const stood = map.subarray(p, pEnd).some((t) => t >= 0);
  map.fill(-1, p, pEnd);
  return stood;
}

function take(map: Int32Array, p: number, t: number): void {
  const owner = map.indexOf(t);
  if (owner >= 0) { map[owner] = -1; }
  map[p] = t;
}
