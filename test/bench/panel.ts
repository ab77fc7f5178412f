import fs from 'node:fs';
import path from 'node:path';
import { catalogOf } from '../../src/framework/model/framework';
import type { Framework } from '../../src/framework/model/framework';
import { panelState } from '../../src/progress/model/panelState';
import type { PanelContext } from '../../src/progress/model/panelState';
import { computeProgress } from '../../src/logbook/model/progress';
import { isToPanel } from '../../src/progress/page/protocol';
import { panelWords } from '../../src/progress/panelLabels';
import { localDay } from '../../src/text/day';
import { compileFrameworks } from '../../scripts/frameworks.mjs';
import type { BenchOptions, BenchResult } from './support/bench';
import { entriesOf, filesOf, frameworkOf, keysOf } from './support/made';
import { workFolder } from './support/hostRun';
import { markdown, short, sideBySide, spreadOf, withRange } from './support/numbers';

const counts = [100, 1000, 5000, 20_000];

/**
 * What the Progress panel is sent after a change, in Node: how long its state takes to make and to check, and how large the message is.
 * With the framework that ships, and with a made-up one of 10,000 activities.
 */
export default async function bench({ rounds = 7 }: BenchOptions): Promise<BenchResult> {
  const { passages } = filesOf();
  const words = panelWords(() => 'found');
  const context: PanelContext = { today: localDay(Date.now()), dayOf: localDay, needingReview: [], filter: {} };
  const rows = [];
  for (const [name, framework] of [['shipped', await shipped()], ['made up', frameworkOf(50, 200)]] as const) {
    const catalog = catalogOf([framework]);
    for (const count of counts) {
      const entries = entriesOf(count, keysOf(framework), passages);
      const progress = computeProgress(entries);
      const state = panelState(catalog, progress, words, context);
      const message = { type: 'state', state };
      const bytes = Buffer.byteLength(JSON.stringify(message));
      const times = sideBySide(rounds, {
        progress: () => computeProgress(entries),
        state: () => panelState(catalog, progress, words, context),
        text: () => JSON.stringify(message),
        check: () => { if (!isToPanel(message)) { throw new Error('The panel would refuse its state.'); } },
      });
      const [progressMs, stateMs, textMs, checkMs] = [times.progress, times.state, times.text, times.check].map(spreadOf);
      rows.push({ framework: name, activities: catalog.activities.length, entries: count, progressMs, stateMs, textMs, checkMs, bytes });
    }
  }
  return {
    name: 'panel',
    figures: { rows },
    table: markdown(
      ['framework', 'activities', 'entries', 'progress, ms', 'panelState, ms', 'as JSON, ms', 'checked, ms', 'message, KB'],
      rows.map((r) => [
        r.framework, short(r.activities), short(r.entries), ...[r.progressMs, r.stateMs, r.textMs, r.checkMs].map((s) => withRange(s!)),
        short(r.bytes / 1000),
      ]),
    ),
  };
}

async function shipped(): Promise<Framework> {
  const outdir = workFolder();
  await compileFrameworks({ outdir });
  return JSON.parse(fs.readFileSync(path.join(outdir, 'product-manager.json'), 'utf8')) as Framework;
}
