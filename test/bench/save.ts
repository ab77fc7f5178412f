import fs from 'node:fs';
import path from 'node:path';
import type { SaveJob, Saves, Taken } from './inHost/save';
import type { BenchOptions, BenchResult } from './support/bench';
import { bundleForHost, inRounds, withHost, workFolder } from './support/hostRun';
import { entriesOf, filesOf, frameworkOf, keysOf } from './support/made';
import { markdown, ratios, short, spreadOf, withRange } from './support/numbers';
import type { Spread } from './support/numbers';

const counts = [100, 1000, 20_000] as const;
const savesInWindow = 4;
const usualRounds = 3;

interface Line {
  readonly entries: number;
  readonly kilobytes: number;
  readonly stateKilobytes: number;
  readonly store: Spread;
  readonly after: Spread;
  readonly busy: Spread;
  readonly plain: Spread;
  readonly plainBusy: Spread;
  readonly text: Spread;
  readonly toPlain: Spread;
  readonly serialise: Spread;
  readonly json: Spread;
}

/**
 * What saving one entry more costs in the real VS Code, beside a plain update of workspace state with the whole logbook and one with a
 * string as long. Each number of entries gets a window of its own in each round; in it, the three take turns. What is written in the
 * background after an entry is on disk is in "busy afterwards".
 */
export default async function bench({ rounds: asked, vscode = 'oldest' }: BenchOptions): Promise<BenchResult> {
  const work = workFolder();
  const extension = path.join(work, 'memento');
  fs.mkdirSync(extension);
  fs.writeFileSync(path.join(extension, 'package.json'), JSON.stringify({
    publisher: 'craftlog-bench', name: 'memento', version: '0.0.0', engines: { vscode: '^1.100.0' },
    main: './extension.js', activationEvents: [],
  }));
  fs.writeFileSync(path.join(extension, 'extension.js'), 'exports.activate = (context) => context;\n');
  const folder = path.join(work, 'workspace');
  fs.mkdirSync(folder);
  const module = await bundleForHost('save', path.join(extension, 'bench'));
  const framework = frameworkOf(10, 10);
  const { passages } = filesOf();

  const found = new Map<number, Saves[]>(counts.map((count) => [count, []]));
  const rounds = await withHost(vscode, (host) => inRounds(asked, usualRounds, async () => {
    for (const count of counts) {
      const entries = entriesOf(count, keysOf(framework), passages);
      const job: SaveJob = { id: 'craftlog-bench.memento', framework, entries, saves: savesInWindow };
      found.get(count)!.push(await host.measure<Saves>({ folder, extension, module, job }));
    }
  }));

  const lines = counts.map((entries) => lineOf(entries, found.get(entries)!));
  const [least, most] = [lines[0]!, lines.at(-1)!];
  const growth = ratios(perWindow(found.get(most.entries)!, (s) => s.store), perWindow(found.get(least.entries)!, (s) => s.store));
  const plainGrowth = ratios(perWindow(found.get(most.entries)!, (s) => s.plain), perWindow(found.get(least.entries)!, (s) => s.plain));
  const version = found.get(counts[0])![0]!.vscode;
  return {
    name: 'save',
    figures: { vscode: version, rounds, lines, growth, plainGrowth },
    table: [
      `VS Code ${version}, ${rounds} windows of ${savesInWindow} saves each: median (least–most), ms.`,
      markdown(
        ['entries', 'KB', 'KB in state', 'save one entry', 'host busy', 'busy afterwards', 'plain update', 'host busy', 'one string', 'save to plain', 'serialise', 'as JSON'],
        lines.map((l) => [
          short(l.entries), short(l.kilobytes), short(l.stateKilobytes), withRange(l.store), withRange(l.busy), withRange(l.after),
          withRange(l.plain), withRange(l.plainBusy), withRange(l.text),
          withRange(l.toPlain), withRange(l.serialise), withRange(l.json),
        ]),
      ),
      `${short(most.entries)} entries to ${short(least.entries)}: saving takes ${withRange(growth)} times as long, `
        + `a plain update ${withRange(plainGrowth)} times.`,
    ].join('\n\n'),
  };
}

function lineOf(entries: number, windows: readonly Saves[]): Line {
  const all = (pick: (saves: Saves) => readonly Taken[], of: keyof Taken): number[] =>
    windows.flatMap((saves) => pick(saves).map((taken) => taken[of]));
  const [store, plain] = [all((s) => s.store, 'ms'), all((s) => s.plain, 'ms')];
  return {
    entries, kilobytes: windows[0]!.characters / 1000, stateKilobytes: windows[0]!.stateCharacters / 1000,
    store: spreadOf(store), after: spreadOf(windows.flatMap((s) => s.afterMs)), busy: spreadOf(all((s) => s.store, 'busyMs')), plain: spreadOf(plain),
    plainBusy: spreadOf(all((s) => s.plain, 'busyMs')), text: spreadOf(all((s) => s.text, 'ms')), toPlain: ratios(store, plain),
    serialise: spreadOf(windows.flatMap((s) => s.serialiseMs)), json: spreadOf(windows.flatMap((s) => s.jsonMs)),
  };
}

const perWindow = (windows: readonly Saves[], pick: (saves: Saves) => readonly Taken[]): number[] =>
  windows.map((saves) => spreadOf(pick(saves).map(({ ms }) => ms)).median);
