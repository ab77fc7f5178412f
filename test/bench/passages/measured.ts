import { locate, type Selector, withoutFingerprint } from '../../../src/passage/passage';
import type { batch } from './batch';
import type { Data } from './cases';
import type { growth } from './growth';
import { craftlog, type Matcher } from './matcher';
import { run } from './outcome';
import type { renamed } from './renamed';
import { calibrationOf, macroOf, spreadOf, summariesBy, summaryOf } from './summary';

const WARM_UP = 60;

export type Measured = ReturnType<typeof measured>;

export type Figures = Measured & ReturnType<typeof detailsOf> & {
  data: string;
  cases: number;
  withoutPrint: Measured;
  peers: Record<string, Measured>;
  growth: ReturnType<typeof growth>;
  batch: ReturnType<typeof batch>;
  renamed: Record<string, ReturnType<typeof renamed>>;
};

/** One matcher on all cases. */
export function measured(matcher: Matcher, data: Data) {
  for (const one of data.cases.slice(0, WARM_UP)) { run(matcher, data, one); }
  const rows = data.cases.map((one) => run(matcher, data, one));
  const byClass = summariesBy(rows, (row) => row.case.class);
  return {
    all: { ...summaryOf(rows), macro: macroOf(byClass) },
    byClass,
    byRepository: summariesBy(rows, (row) => row.case.repo),
    byKind: summariesBy(rows, (row) => row.case.kind),
    selectorBytes: spreadOf(rows.map((row) => row.bytes)),
    describeMs: spreadOf(rows.map((row) => row.describeMs)),
    calibration: calibrationOf(rows),
  };
}

/** What only ours has: states, and how small the part is that lives in workspace state. */
export function detailsOf(data: Data) {
  const states: Record<string, number> = {};
  const bytes = data.cases.map((one) => {
    const selector: Selector = craftlog.describe(data.text(one.old), one.start, one.end);
    const { state } = locate(selector, data.text(one.new));
    states[state] = (states[state] ?? 0) + 1;
    return Buffer.byteLength(JSON.stringify(withoutFingerprint(selector)));
  });
  return { states, w3cBytes: spreadOf(bytes) };
}
