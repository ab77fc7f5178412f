import type { ActivityKey, Catalog } from './framework';
import { isTemplate } from './placeholder';
import { isHousekeeping } from './suggest/housekeeping';
import { nothing, scoresOf } from './suggest/scores';
import type { Score, Sign } from './suggest/scores';
import { textIndexOf } from './suggest/textIndex';
import type { TextIndex } from './suggest/textIndex';
import { weights } from './suggest/weights';
import type { Weights } from './suggest/weights';
import { zonesOf } from './suggest/zones';
import { largest } from './largest';

/** Why an activity fits: a glob of its `files`, or words of the framework with the best place they stand in. */
export type Reason = Sign;

/** `score` ranks and means nothing else. Reasons are best first. */
export interface Suggestion {
  readonly key: ActivityKey;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** What a document shows of itself. `path` is relative to its workspace folder, with `/`; `selection` is the passage in hand. */
export interface Shown { readonly path?: string; readonly text?: string; readonly selection?: string }

/** Of a longer text only the beginning is read (UTF-16 code units), which bounds the cost. */
export const TEXT_READ = 64 * 1024;
/** Reasons worth less than this share of the score would only be noise to read. */
const REASON = 0.04;

const indexes = new WeakMap<Catalog, TextIndex>();

/**
 * The activities that a document looks like evidence for, best first; none when nothing says enough. A template, a plan with nothing in it
 * and other forms to fill in show nothing, whatever they are about. With a selection, what it says comes first and its file helps. It
 * knows only what the catalog says, so it works for any framework. Equal ones stay in the catalog's order.
 * Cost: linear in the text read; the catalog is indexed when first asked about.
 */
export function suggest(catalog: Catalog, { path = '', text = '', selection }: Shown, limit: number, by: Weights = weights): readonly Suggestion[] {
  const index = indexes.get(catalog) ?? textIndexOf(catalog);
  indexes.set(catalog, index);
  const read = text.slice(0, TEXT_READ);
  const little = selection !== undefined || !/\S/u.test(read);
  const zones = zonesOf(path, read);
  const shows = little || !(isTemplate(path, read) || isHousekeeping(path, zones));
  const ofFile = shows ? scoresOf(index, path, zones, by) : new Map<number, Score>();
  const share = little ? by.enoughOfLittle : 1 + by.code * zones.code;
  const says = ({ sum, kinds, named, placed }: Score): boolean =>
    sum >= share * (placed || little ? 1 : by.inText) * (named || kinds.size > 1 ? by.enough : by.enoughAlone);
  const scores = selection === undefined ? ofFile
    : together(scoresOf(index, '', zonesOf('', selection.slice(0, TEXT_READ)), by), ofFile, says, by.file);

  const ranked = [...scores.values()].sort((a, b) => b.sum - a.sum || a.activity - b.activity);
  if (!ranked.some(says)) { return []; }
  const least = by.ofBest * ranked[0]!.sum;
  return ranked.filter(({ sum }) => sum >= least).slice(0, limit).map(({ activity, sum, signs }) => ({
    key: index.activities[activity]!.key, score: sum, reasons: signs.filter(({ worth }) => worth >= REASON * sum).sort((a, b) => b.worth - a.worth),
  }));
}

/** The scores of a passage, and a share of those of the file it is in: where the passage itself says something, never so much that they come first. */
function together(passage: Map<number, Score>, file: ReadonlyMap<number, Score>, says: (score: Score) => boolean, most: number): Map<number, Score> {
  const best = (scores: ReadonlyMap<number, Score>): number => largest([...scores.values()].map(({ sum }) => sum), 0);
  const share = [...passage.values()].some(says) ? most * Math.min(1, best(passage) / best(file)) : most;
  for (const [activity, { sum, signs, kinds, named, placed }] of file) {
    const own = passage.get(activity) ?? nothing(activity);
    passage.set(activity, own);
    own.sum += share * sum;
    for (const sign of signs) { own.signs.push({ ...sign, worth: share * sign.worth }); }
    kinds.forEach((kind) => own.kinds.add(kind));
    own.named ||= named;
    own.placed ||= placed;
  }
  return passage;
}
