import type { ActivityKey, Catalog } from '../framework/model/framework';
import { largest } from '../text/lists';
import { runToEnd } from '../text/cooperative';
import { isTemplate } from './templates';
import { look, type Recognised, recogniseIn, tableFor, TEXT_READ } from './recognise';
import { addKinds, nothing, reasonsOf, scoreOf, type Feature, type Spoken, spokenByWords } from './scores';
import { type TextIndex, textIndexSteps } from './textIndex';
import { activityFeatures, reading, type SilenceFeature, silenceFeatures, weights, type Weights } from './weights';

export { TEXT_READ } from './recognise';

/** Why an activity fits: the kind of document, a glob of its `files`, or words of the framework with the best place they stand in. */
export type Reason = Feature;

/** `score` ranks and means nothing else. Reasons are best first. */
export interface Suggestion {
  readonly key: ActivityKey;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** What a document shows of itself. `path` is relative to its workspace folder, with `/`; `selection` is the passage in hand. */
export interface Shown { readonly path?: string; readonly text?: string; readonly selection?: string }

/** Reasons worth less than this share of the score would only be noise to read. */
const REASON = 0.04;

/** From here on, that it shows nothing is likelier than all else together. */
const LIKELY = 0.5;

const indexes = new WeakMap<Catalog, TextIndex>();

/** Indexes a catalog for `suggest`, in steps, so that the first question does not wait for it in one piece. */
export function* suggestSteps(catalog: Catalog): Generator<void, TextIndex> {
  const known = indexes.get(catalog);
  if (known) { return known; }
  const index = yield* textIndexSteps(catalog);
  indexes.set(catalog, index);
  return index;
}

/** What was found of a document before it is weighed. */
export interface Weighable {
  readonly spoken: ReadonlyMap<number, Spoken>;
  /** How likely it is of a kind that shows nothing. */
  readonly nothing: number;
  /** Of its lines, the share that is code. */
  readonly code: number;
}

/** What speaks for each activity in a document of the kinds that `recognise` says. Cost: linear in the text. */
export function weighable(catalog: Catalog, path: string, text: string, by: Weights = weights): Weighable & { readonly kinds: readonly Recognised[] } {
  const looked = look(path, text);
  const kinds = recogniseIn(tableFor(catalog.frameworks), looked, by.kinds);
  const index = runToEnd(suggestSteps(catalog));
  const spoken = spokenByWords(index, looked);
  addKinds(spoken, index, kinds);
  return {
    kinds, spoken, code: looked.zones.code,
    nothing: kinds.filter(({ document }) => !document.activities.length).reduce((sum, { confidence }) => sum + confidence, 0),
  };
}

/** It is of a kind, and that shows nothing. */
const isOfNothing = ([best]: readonly Recognised[]): boolean => best !== undefined && !best.document.activities.length && best.confidence >= LIKELY;

/** What a suggestion has to be worth to be shown. */
export const leastOf = ({ nothing: none, code }: Pick<Weighable, 'nothing' | 'code'>, { silence }: Weights): number =>
  silenceFeatures.reduce((sum, sign) => sum + silence[sign] * silenceOf({ nothing: none, code })[sign], 0);

/** What speaks for saying nothing, from 0 to 1 each. */
export const silenceOf = ({ nothing: none, code }: Pick<Weighable, 'nothing' | 'code'>): Readonly<Record<SilenceFeature, number>> =>
  ({ always: 1, nothing: none, surely: Math.max(0, none - LIKELY) / (1 - LIKELY), code });

/**
 * The activities that a document looks like evidence for, best first; none when nothing says enough. First by the kind of document that it is,
 * then by words. A template, a plan with nothing in it and other forms to fill in show nothing, whatever they are about, and so do kinds
 * without activities. With a selection, what it says comes first and its file helps. It knows only what the catalog says, so it works for
 * any framework. Equal ones stay in the catalog's order. Cost: linear in the text read; the catalog is indexed when first asked about.
 */
export function suggest(catalog: Catalog, { path = '', text = '', selection }: Shown, limit: number, by: Weights = weights): readonly Suggestion[] {
  const index = runToEnd(suggestSteps(catalog));
  const read = text.slice(0, TEXT_READ);
  const little = selection !== undefined || !/\S/u.test(read);
  const ofFile = !little && isTemplate(path, read) ? undefined : weighable(catalog, path, read, by);
  const passage = selection === undefined ? undefined : weighable(catalog, '', selection.slice(0, TEXT_READ), by);
  const kinds = catalog.frameworks.some(({ documents }) => documents.length > 0);
  const least = (kinds ? 1 : reading.withoutKinds)
    * (passage || little ? reading.enoughOfLittle * by.silence.always : leastOf(ofFile ?? { nothing: 0, code: 0 }, by));
  const spoken = passage ? together(passage, ofFile, least, by) : ofFile?.spoken ?? new Map<number, Spoken>();

  const ranked = [...spoken.values()].map((each) => ({ each, score: scoreOf(each, by) })).filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.each.activity - b.each.activity);
  const best = ranked[0]?.score ?? 0;
  if (!passage && ofFile && isOfNothing(ofFile.kinds)) { return []; }
  if (best < least) { return []; }
  return ranked.filter(({ score }) => score >= reading.ofBest * best).map(({ each, score }) => ({
    key: index.activities[each.activity]!.key, score, reasons: reasonsOf(each, by, REASON * score),
  })).filter(({ reasons }) => reasons.length).slice(0, limit);
}

/** What speaks in a passage, and a share of what does in the file it is in: where the passage itself says something, never so much that it comes first. */
function together(passage: Weighable, file: Weighable | undefined, least: number, by: Weights): Map<number, Spoken> {
  const spoken = new Map([...passage.spoken]);
  const best = (all: ReadonlyMap<number, Spoken>): number => largest([...all.values()].map((each) => scoreOf(each, by)), 0);
  const [own, whole] = [best(passage.spoken), best(file?.spoken ?? new Map<number, Spoken>())];
  const share = own >= least ? reading.file * Math.min(1, own / Math.max(whole, Number.MIN_VALUE)) : reading.file;
  for (const [activity, { signs, values }] of file?.spoken ?? []) {
    const mine = spoken.get(activity) ?? nothing(activity);
    spoken.set(activity, {
      activity, signs: [...mine.signs, ...signs.map((sign) => ({ ...sign, worth: share * sign.worth }))],
      values: Object.fromEntries(activityFeatures.map((sign) => [sign, mine.values[sign] + share * values[sign]])) as Spoken['values'],
    });
  }
  return spoken;
}
