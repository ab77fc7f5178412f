import fs from 'node:fs';
import path from 'node:path';
import { phases } from './inHost/typing';
import type { Phase, Typed, Typing, TypingJob } from './inHost/typing';
import type { BenchOptions, BenchResult } from './support/bench';
import { bundleForHost, inRounds, withHost, workFolder } from './support/hostRun';
import { storiesOf } from './support/made';
import { markdown, ratios, short, spreadOf, withRange } from './support/numbers';
import { buildProduct, isolate } from './support/product';

const words = 60_000;
const keystrokes = 40;
const usualRounds = 3;

const names: Readonly<Record<Phase, string>> = {
  without: 'before Craftlog runs', running: 'Craftlog runs', thisFile: 'and For This File is open', hints: 'and hints in the editor',
};

/**
 * What a keystroke costs the extension host in a document of 60,000 words, in the real VS Code: without Craftlog, with it, with For This File
 * open, and with hints in the editor. The document holds user stories and a piece of evidence. "Longest wait" is how long anything else in
 * the extension host was kept waiting.
 */
export default async function bench({ rounds: asked, vscode = 'oldest' }: BenchOptions): Promise<BenchResult> {
  const work = workFolder();
  const folder = path.join(work, 'workspace');
  fs.mkdirSync(folder);
  const text = storiesOf(words);
  const file = 'user-stories.md';
  const extension = isolate((await buildProduct(work)).dir, path.join(work, 'craftlog-alone'));
  const module = await bundleForHost('typing', path.join(extension, 'bench'));
  const job: TypingJob = { file, passage: text.slice(text.indexOf('As a'), text.indexOf('\n', text.indexOf('As a'))), keystrokes };

  const found: Typing[] = [];
  const rounds = await withHost(vscode, (host) => inRounds(asked, usualRounds, async () => {
    fs.writeFileSync(path.join(folder, file), text);
    found.push(await host.measure<Typing>({ folder, extension, module, job }));
  }));

  const median = ({ busyMs }: Typed): number => spreadOf(busyMs).median;
  const lines = phases.map((phase) => {
    const all = found.map((typing) => typing.phases[phase]);
    return {
      phase, busy: spreadOf(all.flatMap(({ busyMs }) => busyMs)), toWithout: ratios(all.map(median), found.map((typing) => median(typing.phases.without))),
      longest: spreadOf(all.map(({ longestMs }) => longestMs)),
      pauseBusy: spreadOf(all.map(({ pauseBusyMs }) => pauseBusyMs)), pauseLongest: spreadOf(all.map(({ pauseLongestMs }) => pauseLongestMs)),
    };
  });
  const [first] = found;
  return {
    name: 'typing',
    figures: { vscode: first!.vscode, words: first!.words, rounds, keystrokes, lines },
    table: [
      `VS Code ${first!.vscode}, ${short(first!.words)} words, ${rounds} windows of ${keystrokes} keystrokes each way: median (least–most), ms.`,
      markdown(
        ['', 'host busy, a keystroke', 'to without', 'longest wait', 'busy in the pause after', 'longest wait in it'],
        lines.map((l) => [names[l.phase], withRange(l.busy), withRange(l.toWithout), ...[l.longest, l.pauseBusy, l.pauseLongest].map(withRange)]),
      ),
    ].join('\n\n'),
  };
}
