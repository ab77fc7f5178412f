import fs from 'node:fs';
import path from 'node:path';
import { type Catalog, catalogOf } from '../../../src/framework/model/framework';
import { isTemplate } from '../../../src/suggest/templates';
import { type KindFeatures, look, type Looked, recogniseIn, kindFeaturesOf, tableFor } from '../../../src/suggest/recognise';
import { addKinds, type AllSpoken, spokenByWords } from '../../../src/suggest/scores';
import { silenceOf, suggestSteps } from '../../../src/suggest/suggest';
import type { TextIndex } from '../../../src/suggest/textIndex';
import { activityFeatures, kindFeatures, type KindWeights, weights as present, silenceFeatures, type Weights } from '../../../src/suggest/weights';
import { runToEnd } from '../../../src/text/cooperative';
import { type Labelled, readDocuments } from './documents';
import { kindLabels } from './kindLabels';
import { type Choice, fit } from './logit';
import { outcomeOf, type Ranker } from './outcome';
import { productManager } from './productManager';
import { craftlog } from './rankers';

export const FOLDS = 10;
const PULL = { kinds: 0.004, activities: 0.004 };
/** A document whose label is close to a lottery teaches less. */
const SURE = [0, 0.4, 0.8, 1];
/** What nobody has said is learnt of those that people had to write for want of real ones. */
const MADE = 0.5;

/** FNV-1a: the fold of a repository is the same in every run, whatever else there is. */
function hash(text: string): number {
  return [...text].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0)!, 0x01000193) >>> 0, 0x811c9dc5);
}
export const foldOf = ({ repository, file, group }: Labelled): number => hash(group === 'synthetic' ? file : repository) % FOLDS;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const named = <K extends string>(names: readonly K[], values: readonly number[]): Record<K, number> =>
  Object.fromEntries(names.map((name, i) => [name, rounded(values[i]!)])) as Record<K, number>;

const weightOf = ({ group, sure }: Labelled): number => SURE[sure]! * (group === 'synthetic' ? MADE : 1);

const kindLooks = new Map<string, readonly KindFeatures[]>();
function kindChoice(catalog: Catalog, document: Labelled): Choice | undefined {
  const table = tableFor(catalog.frameworks);
  const right = kindLabels[document.kind];
  if (!right) { return undefined; }
  const all = kindLooks.get(document.file) ?? kindFeaturesOf(table, look(document.path, document.text));
  kindLooks.set(document.file, all);
  const options = [...all.map(({ signs }) => [...kindFeatures.map((sign) => signs[sign]), 0]), [...kindFeatures.map(() => 0), 1]];
  const places = all.flatMap(({ kind }, i) => (right.includes(table.kinds[kind]!.document.id) ? [i] : []));
  return { options, right: right.length ? places : [options.length - 1], either: [], weight: weightOf(document) };
}

/** What does not depend on weights, of each document once. */
const looks = new Map<string, { looked: Looked; words: AllSpoken }>();
function looksOf(index: TextIndex, { path: at, text, file }: Labelled): { looked: Looked; words: AllSpoken } {
  const known = looks.get(file) ?? (() => { const looked = look(at, text); return { looked, words: spokenByWords(index, looked) }; })();
  looks.set(file, known);
  return known;
}

function activityChoice(catalog: Catalog, document: Labelled, by: Weights): Choice {
  const index = runToEnd(suggestSteps(catalog));
  const { looked, words } = looksOf(index, document);
  const kinds = recogniseIn(tableFor(catalog.frameworks), looked, by.kinds);
  const spoken: AllSpoken = new Map([...words].map(([activity, each]) => [activity, { ...each, signs: [...each.signs], values: { ...each.values } }]));
  addKinds(spoken, index, kinds);
  const nothing = kinds.filter((kind) => !kind.document.activities.length).reduce((sum, { confidence }) => sum + confidence, 0);
  const silent = silenceOf({ nothing, code: looked.zones.code });
  const all = [...spoken.values()];
  const rowOf = (activity: number): number => catalog.activities[activity]!.activity.sourceRow ?? -1;
  const silence = silenceFeatures.map(() => 0);
  const options = [...all.map(({ values }) => [...activityFeatures.map((sign) => values[sign]), ...silence]), [...activityFeatures.map(() => 0), ...silenceFeatures.map((sign) => silent[sign])]];
  const placesOf = (rows: readonly number[]): number[] => all.flatMap(({ activity }, i) => (rows.includes(rowOf(activity)) ? [i] : []));
  const right = document.primary.length ? placesOf(document.primary) : [options.length - 1];
  return { options, right, either: placesOf(document.acceptable).filter((i) => !right.includes(i)), weight: weightOf(document) };
}

function kindsFrom(catalog: Catalog, documents: readonly Labelled[]): KindWeights {
  const names = [...kindFeatures, 'none'] as const;
  const choices = documents.flatMap((document) => kindChoice(catalog, document) ?? []);
  return named(names, fit(choices, names.map((name) => prior.kinds[name]), new Set([kindFeatures.length]), PULL.kinds));
}

export function weightsFrom(catalog: Catalog, documents: readonly Labelled[]): Weights {
  const kinds = kindsFrom(catalog, documents);
  const telling = documents.filter(({ path: at, text }) => !isTemplate(at, text));
  const choices = telling.map((document) => activityChoice(catalog, document, { ...present, kinds }));
  const start = [...activityFeatures.map((sign) => prior.activities[sign]), ...silenceFeatures.map((sign) => prior.silence[sign])];
  const found = fit(choices, start, new Set([activityFeatures.length]), PULL.activities);
  return { kinds, activities: named(activityFeatures, found), silence: named(silenceFeatures, found.slice(activityFeatures.length)) };
}

/** The likeliest weights are silent more often than people are: less is asked of a suggestion, in steps, until no more than this share of held-out documents gets none. */
const SILENT = 0.09;
const SHIFT = 0.15;
const MOST_SHIFT = 1.2;
const shifted = (by: Weights, shift: number): Weights => ({ ...by, silence: { ...by.silence, always: rounded(by.silence.always - shift) } });

/** Where the search starts, and what it is drawn to: all signs tell about alike, a name more than what is in it. */
const prior: Weights = {
  kinds: { title: 3, name: 2, folder: 1, file: 1, begins: 1, headings: 4, phrases: 3, forms: 1, template: 4, none: 2 },
  activities: { kind: 4, kindNext: 2, title: 2, name: 1, heading: 1, folder: 1, text: 1, words: 0.5, file: 1, folderFile: 1, together: 0.5 },
  silence: { always: 1.5, nothing: 2, surely: 4, code: 1 },
};

const codeOf = (value: unknown): string => JSON.stringify(value, undefined, 2).replace(/"(\w+)":/g, '$1:').replaceAll('"', '\'').replace(/([\w}])$/gm, '$1,').replace(/,$/, '');

/** Fits the weights of `fitted.ts` on labelled documents, says how others fare with weights that were fitted without their repository, and writes both. */
export async function train(folders: readonly string[], outfile: string): Promise<void> {
  const framework = await productManager();
  const catalog = catalogOf([framework]);
  const documents = folders.flatMap((folder) => readDocuments(folder)).filter(({ group }) => group !== 'backlogs');
  const byFold = Array.from({ length: FOLDS }, (_, fold) => weightsFrom(catalog, documents.filter((document) => foldOf(document) !== fold)));
  const real = documents.filter(({ group }) => group === 'real');
  const foldAt = new Map(documents.map((document) => [`${document.path}\n${document.text}`, foldOf(document)]));
  const heldOutBy = (shift: number): Ranker => {
    const rankers = byFold.map((by) => craftlog(catalog, '', shifted(by, shift)));
    return { name: 'held out', rank: (at, text) => rankers[foldAt.get(`${at}\n${text}`)!]!.rank(at, text) };
  };
  let shift = 0;
  while (shift < MOST_SHIFT && outcomeOf(heldOutBy(shift), real).silent > SILENT) { shift += SHIFT; }
  const heldOut = heldOutBy(shift);
  const of = (list: readonly Labelled[]): Record<string, number> => {
    const { n, top1, top3, firstAcceptable, silent, rightWhenShown, traps } = outcomeOf(heldOut, list);
    return Object.fromEntries(Object.entries({ n, top1, top3, firstAcceptable, silent, rightWhenShown, traps: traps.n, trapsFair: traps.fair }).map(([name, value]) => [name, rounded(value)]));
  };
  const kindsRight = documents.map((document) => {
    const choice = kindChoice(catalog, document);
    const by = byFold[foldOf(document)]!.kinds;
    if (!choice) { return undefined; }
    const values = choice.options.map((option) => option.reduce((sum, value, i) => sum + value * [...kindFeatures.map((sign) => by[sign]), by.none][i]!, 0));
    return choice.right.includes(values.indexOf(Math.max(...values)));
  }).filter((right) => right !== undefined);
  const figures = { documents: documents.length, kinds: rounded(kindsRight.filter(Boolean).length / kindsRight.length), real: of(real), ...Object.fromEntries(folders.map((folder) => {
    const own = new Set(readDocuments(folder).map(({ file }) => file));
    return [path.basename(folder), of(real.filter(({ file }) => own.has(file)))];
  })) };
  const weights = shifted(weightsFrom(catalog, documents), shift);
  console.log(JSON.stringify({ weights, figures }, undefined, 2));
  fs.writeFileSync(outfile, [
    '// Written by `npm run train`, with how documents fared that were left out, by repository, when the weights were fitted: see test/bench/suggest/train.ts.',
    `export const heldOut = ${codeOf(figures)};`,
    `export const fitted = ${codeOf(weights)};`,
    '',
  ].join('\n'));
}
