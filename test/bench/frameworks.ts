import { catalogOf, type Framework } from '../../src/framework/model/framework';
import { frameworkDiff, snapshotOf } from '../../src/framework/model/frameworkDiff';
import type { Entry } from '../../src/logbook/model/logbook';
import { computeProgress, summarise } from '../../src/logbook/model/progress';
import { retiredActivities } from '../../src/logbook/model/retired';
import { groupsOf } from '../../src/skills/model/skillRows';
import type { BenchOptions, BenchResult } from './support/bench';
import { entriesOf, filesOf, frameworkOf, keysOf } from './support/made';
import { markdown, short, sideBySide, spreadOf, withRange } from './support/numbers';

const usualRounds = 7;
const entryCount = 5000;
const cases = [
  { name: 'small', skills: 9, activitiesEach: 6 },
  { name: 'large', skills: 50, activitiesEach: 200 },
] as const;

/**
 * Switching a framework off and on again with 5,000 entries for it, and comparing it with how it was: what Craftlog does before VS Code asks for
 * the rows again, in Node. Stops with an error when evidence is not all there afterwards.
 */
export default function bench({ rounds = usualRounds }: BenchOptions): Promise<BenchResult> {
  const { passages } = filesOf();
  const lines = cases.map(({ name, skills, activitiesEach }) => {
    const framework = frameworkOf(skills, activitiesEach);
    const other: Framework = { ...frameworkOf(9, 6), id: 'other' };
    const entries = entriesOf(entryCount, keysOf(framework), passages);
    const before = switchTo([framework, other], entries, []);
    if (before.shown !== switchTo([framework, other], entries, []).shown || switchTo([], entries, []).shown !== before.shown) {
      throw new Error(`Of ${before.shown} pieces of evidence some are not shown`);
    }
    const snapshot = snapshotOf(framework);
    const times = sideBySide(rounds, {
      off: () => switchTo([other], entries, [framework.id]),
      on: () => switchTo([framework, other], entries, []),
      retired: () => switchTo([other], entries, []),
      diff: () => frameworkDiff(snapshot, framework),
    });
    return {
      name, activities: skills * activitiesEach, entries: entryCount, evidence: before.shown,
      off: spreadOf(times.off), on: spreadOf(times.on), retired: spreadOf(times.retired), diff: spreadOf(times.diff),
    };
  });
  return Promise.resolve({
    name: 'frameworks', figures: { cases: lines },
    table: markdown(
      ['activities', 'entries', 'pieces of evidence', 'switched off, ms', 'on again, ms', 'all of it retired, ms', 'compared, ms'],
      lines.map((l) => [short(l.activities), short(l.entries), short(l.evidence), ...[l.off, l.on, l.retired, l.diff].map(withRange)]),
    ),
  });
}

/** What the stores and the views compute when the frameworks change. `shown` counts the pieces of evidence that have a row. */
function switchTo(frameworks: readonly Framework[], entries: readonly Entry[], off: readonly string[]): { readonly shown: number } {
  const catalog = catalogOf(frameworks);
  const progress = computeProgress(entries, (key) => catalog.activity(key)?.key ?? key);
  const retired = retiredActivities(catalog, progress, { isOff: (id) => off.includes(id), titleOf: () => undefined });
  const groups = groupsOf(catalog, progress, 'all', 'skill', retired);
  summarise(catalog.activities, progress);
  return { shown: new Set(groups.flatMap(({ activities }) => activities.flatMap(({ key }) => progress.evidenceFor(key).map(({ id }) => id)))).size };
}
