import fs from 'node:fs';
import path from 'node:path';
import { catalogOf, type Framework } from '../../src/framework/model/framework';
import type { Entry } from '../../src/logbook/model/logbook';
import { parseLogbook } from '../../src/logbook/model/parseLogbook';
import { computeProgress, summarise } from '../../src/logbook/model/progress';
import { groupsOf } from '../../src/skills/model/skillRows';
import type { Refresh, Refreshes, TreeJob } from './inHost/tree';
import type { BenchOptions, BenchResult } from './support/bench';
import { bundleForHost, inRounds, withHost, workFolder } from './support/hostRun';
import { entriesOf, filesOf, frameworkOf, keysOf } from './support/made';
import { markdown, ratios, short, sideBySide, spreadOf, withRange } from './support/numbers';
import { buildProduct, isolate } from './support/product';

/** In the real VS Code: about what is shipped after some weeks, and the large case. */
const cases = [
  { name: 'small', skills: 9, activitiesEach: 6, entries: 100 },
  { name: 'large', skills: 50, activitiesEach: 200, entries: 5000 },
] as const;
const changesInWindow = 6;
const usualRounds = 3;
const roundsInNode = 7;
/** In Node, all with the large framework. */
const counts = [100, 1000, 5000, 20_000];

/**
 * From the command that marks an activity done until VS Code has asked for the rows again, with 10,000 activities and 5,000 entries,
 * beside 54 and 100: Craftlog as shipped, in the real VS Code, with the skill's rows open. And what that is made of, in Node.
 */
export default async function bench({ rounds, vscode = 'oldest' }: BenchOptions): Promise<BenchResult> {
  const inVSCode = await refreshes(rounds, vscode);
  const inNode = parts(roundsInNode);
  const says = `In Node, ${cases[1].skills * cases[1].activitiesEach} activities, ${roundsInNode} rounds:`;
  return {
    name: 'tree',
    figures: { ...inVSCode.figures, parts: inNode.lines },
    table: [inVSCode.table, says, inNode.table].join('\n\n'),
  };
}

async function refreshes(asked: number | undefined, version: NonNullable<BenchOptions['vscode']>) {
  const work = workFolder();
  const { files, passages } = filesOf();
  const folder = path.join(work, 'workspace');
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const { dir } = await buildProduct(work);
  const made = await Promise.all(cases.map(async ({ name, skills, activitiesEach, entries: count }) => {
    const framework = frameworkOf(skills, activitiesEach);
    const extension = isolate(dir, path.join(work, name));
    fs.readdirSync(path.join(extension, 'dist', 'frameworks')).forEach((file) => {
      fs.writeFileSync(path.join(extension, 'dist', 'frameworks', file), JSON.stringify(framework));
    });
    const keys = keysOf(framework);
    const job: TreeJob = { entries: entriesOf(count, keys, passages), activities: keys.slice(0, changesInWindow) };
    const module = await bundleForHost('tree', path.join(extension, 'bench'));
    return { framework, count, extension, job, module, found: [] as Refreshes[] };
  }));
  const rounds = await withHost(version, (host) => inRounds(asked, usualRounds, async () => {
    for (const { extension, module, job, found } of made) { found.push(await host.measure<Refreshes>({ folder, extension, module, job })); }
  }));

  const lines = made.map(({ framework, count, found }) => {
    const all = (pick: (change: Refresh) => number) => spreadOf(found.flatMap(({ changes }) => changes.map(pick)));
    return {
      activities: keysOf(framework).length, entries: count,
      told: all((c) => c.toldMs), asked: all((c) => c.askedMs), done: all((c) => c.doneMs),
      rows: all((c) => c.rows), inRows: all((c) => c.rowsMs),
    };
  });
  const median = ({ changes }: Refreshes): number => spreadOf(changes.map((c) => c.askedMs)).median;
  const growth = ratios(made[1]!.found.map(median), made[0]!.found.map(median));
  const real = made[0]!.found[0]!.vscode;
  return {
    figures: { vscode: real, rounds, lines, growth },
    table: [
      `VS Code ${real}, ${rounds} windows of ${changesInWindow - 1} changes each: median (least–most), ms from the command.`,
      markdown(
        ['activities', 'entries', 'tree told VS Code', 'rows asked again', 'saved', 'rows', 'in the tree giving them'],
        lines.map((l) => [
          short(l.activities), short(l.entries), withRange(l.told), withRange(l.asked), withRange(l.done), short(l.rows.median),
          withRange(l.inRows),
        ]),
      ),
      `The large case takes ${withRange(growth)} times as long until the rows were asked again.`,
    ].join('\n\n'),
  };
}

/** The pure parts of one refresh. */
function parts(rounds: number) {
  const { passages } = filesOf();
  const { skills, activitiesEach } = cases[1];
  const framework: Framework = frameworkOf(skills, activitiesEach);
  const catalog = catalogOf([framework]);
  const present = (key: string): string => catalog.activity(key)?.key ?? key;
  const lines = counts.map((entries) => {
    const made: readonly Entry[] = entriesOf(entries, keysOf(framework), passages);
    const progress = computeProgress(made, present);
    const stored: unknown = JSON.parse(JSON.stringify({ version: 1, entries: made }));
    const times = sideBySide(rounds, {
      progress: () => computeProgress(made, present),
      groups: () => groupsOf(catalog, progress, 'all', 'skill'),
      byStatus: () => groupsOf(catalog, progress, 'todo', 'status'),
      summary: () => summarise(catalog.activities, progress),
      parse: () => parseLogbook(stored),
    });
    return {
      entries, progress: spreadOf(times.progress), groups: spreadOf(times.groups), byStatus: spreadOf(times.byStatus),
      summary: spreadOf(times.summary), parse: spreadOf(times.parse),
    };
  });
  return {
    lines,
    table: markdown(
      ['entries', 'computeProgress, ms', 'µs an entry', 'groupsOf, ms', 'to do by status, ms', 'summary, ms', 'read at start, ms'],
      lines.map((l) => [
        short(l.entries), withRange(l.progress), short(1000 * l.progress.median / l.entries),
        ...[l.groups, l.byStatus, l.summary, l.parse].map(withRange),
      ]),
    ),
  };
}
