import fs from 'node:fs';
import { batch } from './passages/batch';
import { readData } from './passages/cases';
import { growth } from './passages/growth';
import { craftlog, craftlogWithoutPrint, type Matcher } from './passages/matcher';
import { detailsOf, type Figures, measured } from './passages/measured';
import { renamed } from './passages/renamed';
import { table } from './passages/table';
import { diffMatchPatch } from './peers/diffMatchPatch';
import { exactInContext } from './peers/exactInContext';
import { exactNearest } from './peers/exactNearest';
import { hypothesis, hypothesisWithThreshold } from './peers/hypothesis';
import { lineNumber } from './peers/lineNumber';
import { linePattern } from './peers/linePattern';
import type { BenchOptions, BenchResult } from './support/bench';

const peers: readonly Matcher[] = [
  lineNumber, exactInContext, linePattern, exactNearest, diffMatchPatch, hypothesis, hypothesisWithThreshold,
];

/**
 * Passages of real files, looked for in later revisions: ours and what others do. --data names a folder with `cases.jsonl`, which
 * `passages/cases.ts` describes, and `texts`.
 */
export default function bench(options: BenchOptions & { readonly json?: string }): Promise<BenchResult> {
  if (options.data === undefined) { throw new Error('Say where the cases are: --data FOLDER, with cases.jsonl and texts in it.'); }
  const data = readData(options.data);
  const figures: Figures = {
    data: data.name,
    cases: data.cases.length,
    ...measured(craftlog, data),
    ...detailsOf(data),
    withoutPrint: measured(craftlogWithoutPrint, data),
    peers: Object.fromEntries(peers.map((peer) => [peer.name, measured(peer, data)])),
    growth: growth(craftlog, data),
    batch: batch(data),
    renamed: { [craftlog.name]: renamed(craftlog, data), [hypothesis.name]: renamed(hypothesis, data) },
  };
  if (options.json !== undefined) { fs.writeFileSync(options.json, `${JSON.stringify(figures, undefined, 2)}\n`); }
  return Promise.resolve({ name: 'passages', figures, table: table(figures) });
}
