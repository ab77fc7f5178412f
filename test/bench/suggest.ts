import fs from 'node:fs';
import path from 'node:path';
import { catalogOf } from '../../src/framework/model/framework';
import { suggest, TEXT_READ } from '../../src/suggest/suggest';
import { weights } from '../../src/suggest/weights';
import { root } from '../host/cache.mjs';
import { readDocuments } from './suggest/documents';
import type { Labelled } from './suggest/documents';
import { outcomeOf } from './suggest/outcome';
import type { Outcome } from './suggest/outcome';
import { productManager } from './suggest/productManager';
import { craftlog, keywordCount, plainMinisearch } from './suggest/rankers';
import type { BenchOptions, BenchResult } from './support/bench';
import { frameworkOf } from './support/made';
import { markdown, perCall, short, spreadOf } from './support/numbers';

const rounds = 5;

/**
 * Which activity does a file show: the primary one first, or among the first three, on documents that somebody labelled, beside a keyword
 * count and plain minisearch, in the order in which people see suggestions. --data names a folder with `labels.json`, and `labels-detail.json` for what would not be wrong either.
 * Real and synthetic documents and backlogs are counted apart; traps show nothing. Manuals of npm packages are traps that nobody chose.
 */
export default async function bench(options: BenchOptions): Promise<BenchResult> {
  if (options.data === undefined) { throw new Error('Say where the labelled documents are: --data FOLDER.'); }
  const catalog = catalogOf([await productManager()]);
  const documents = readDocuments(options.data);
  const of = (group: Labelled['group']): readonly Labelled[] => documents.filter((document) => document.group === group);
  const ours = craftlog(catalog);
  const { traps, ...real } = outcomeOf(ours, of('real'));
  const rankers = [
    keywordCount(catalog), plainMinisearch(catalog),
    craftlog(catalog, 'Craftlog without kinds', { ...weights, activities: { ...weights.activities, kind: 0, kindNext: 0 } }),
    craftlog(catalog, 'Craftlog without words', { ...weights, activities: { ...weights.activities, title: 0, name: 0, heading: 0, folder: 0, text: 0, words: 0, together: 0 } }),
    ours,
  ];
  const all = rankers.map((ranker) => ({ name: ranker.name, real: outcomeOf(ranker, of('real')), synthetic: outcomeOf(ranker, of('synthetic')) }));
  const manuals = manualsOf(path.join(root, 'node_modules'));
  const repositories = [...new Set(of('real').map(({ repository }) => repository))];
  const figures = {
    rightWhenShown: real.rightWhenShown, real, traps, synthetic: outcomeOf(ours, of('synthetic')), backlogs: outcomeOf(ours, of('backlogs')),
    manuals: { n: manuals.length, suggested: manuals.filter(([name, text]) => ours.rank(name, text).length > 0).length },
    byRepository: Object.fromEntries(repositories.map((name) => [name, outcomeOf(ours, of('real').filter(({ repository }) => repository === name))])),
    peers: Object.fromEntries(all.slice(0, -1).map(({ name, ...outcomes }) => [name, outcomes])),
    ...times(ours, documents, options.rounds ?? rounds),
  };
  const table = [
    markdown(['', 'real top 1', 'top 3', 'MRR', 'synthetic top 1', 'top 3', 'MRR', 'traps suggested'], all.map((it) => [
      it.name, ...shares(it.real), ...shares(it.synthetic), `${it.real.traps.suggested} of ${it.real.traps.n}, ${it.synthetic.traps.suggested} of ${it.synthetic.traps.n}`,
    ])),
    markdown(['repository', 'n', 'top 1', 'top 3', 'MRR'], Object.entries(figures.byRepository).map(([name, it]) => [name, String(it.n), ...shares(it)])),
    [
      `${real.n} real documents, ${figures.synthetic.n} synthetic ones. First suggestion right or acceptable: ${short(real.firstAcceptable)} and ${short(figures.synthetic.firstAcceptable)}.`,
      `Sure labels: top 1 ${short(real.top1Sure)}. Nothing shown for ${short(real.silent)}. Right when shown ${short(real.rightWhenShown)}, traps too; traps alone or fair ${short(traps.fair)}.`,
      `${figures.backlogs.n} backlogs: top 1 ${short(figures.backlogs.top1)}. Manuals of npm packages that get a suggestion: ${figures.manuals.suggested} of ${figures.manuals.n}.`,
      `Milliseconds: ${short(figures.msPerDocument)} a document, ${short(figures.ms60000Words)} for one of 60,000 words; with 10,000 activities `
      + `${short(figures.many.msPerDocument)} a document after ${short(figures.many.msFirst)} for the first.`,
    ].map((line) => `- ${line}`).join('\n'),
  ].join('\n\n');
  return { name: 'suggest', figures, table };
}

const shares = ({ top1, top3, mrr }: Outcome): string[] => [top1, top3, mrr].map((share) => share.toFixed(2));

function times(ours: ReturnType<typeof craftlog>, documents: readonly Labelled[], count: number): {
  msPerDocument: number; ms60000Words: number; many: { activities: number; msFirst: number; msPerDocument: number };
} {
  const median = (work: () => unknown): number => spreadOf(Array.from({ length: count }, () => perCall(work))).median;
  const texts = documents.map(({ text }) => text).join('\n\n');
  const long = texts.repeat(Math.ceil(400_000 / texts.length)).slice(0, 400_000);
  const many = catalogOf([frameworkOf(100, 100)]);
  const start = performance.now();
  suggest(many, { path: 'roadmap.md', text: 'customer roadmap' }, 5);
  const msFirst = performance.now() - start;
  const sample = documents.slice(0, 20);
  return {
    msPerDocument: median(() => documents.forEach(({ path: at, text }) => ours.rank(at, text))) / documents.length,
    ms60000Words: median(() => ours.rank('long.md', long)),
    many: {
      activities: many.activities.length, msFirst,
      msPerDocument: median(() => sample.forEach(({ path: at, text }) => suggest(many, { path: at, text: text.slice(0, TEXT_READ) }, 5))) / sample.length,
    },
  };
}

/** Readmes and guides of installed packages: engineering documents of many hands, none of them a product manager's. */
function manualsOf(folder: string): readonly (readonly [string, string])[] {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:md|markdown)$/i.test(file) && !/change|history|release/i.test(file));
  const texts = files.map((file) => [path.basename(file), path.join(folder, file)] as const).filter(([, file]) => fs.statSync(file).isFile())
    .map(([name, file]) => [name, fs.readFileSync(file, 'utf8')] as const).filter(([, text]) => text.length > 200);
  return [...new Map(texts.map((entry) => [entry[1].slice(0, 300), entry])).values()];
}
