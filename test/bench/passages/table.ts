import { markdown, short } from '../support/numbers';
import type { Figures, Measured } from './measured';

const percent = (share: number | null | undefined) => (share === null || share === undefined ? '–' : `${(100 * share).toFixed(1)} %`);

/** The figures for people, in Markdown. */
export function table(figures: Figures): string {
  return [
    `${figures.cases} cases of ${figures.data}.`,
    matchers(figures),
    classes(figures),
    [...notes(figures)].map((note) => `- ${note}`).join('\n'),
  ].join('\n\n');
}

function matchers({ peers, withoutPrint, ...ours }: Figures): string {
  const all: [string, Measured][] = [...Object.entries(peers), ['Craftlog, W3C selector alone', withoutPrint], ['Craftlog', ours]];
  return markdown(['matcher', 'right', 'macro', 'misplaced', 'phantom', 'false orphan', 'bytes', 'ms', 'p99'], all.map(([name, it]) => [
    name, percent(it.all.accuracy), percent(it.all.macro), percent(it.all.misplaced), percent(it.all.phantom), percent(it.all.falseOrphan),
    String(it.selectorBytes.median), short(it.all.locateMs.median), short(it.all.locateMs.p99),
  ]));
}

function classes({ byClass, withoutPrint, peers }: Figures): string {
  const head = ['class', 'n', 'right', 'misplaced', 'phantom', 'false orphan', 'W3C selector alone', 'Hypothesis-style'];
  return markdown(head, Object.entries(byClass).map(([name, it]) => [
    name, String(it.n), percent(it.accuracy), percent(it.misplaced), percent(it.phantom), percent(it.falseOrphan),
    percent(withoutPrint.byClass[name]?.accuracy), percent(peers['Hypothesis-style']?.byClass[name]?.accuracy),
  ]));
}

function* notes({ all, byRepository, states, selectorBytes, w3cBytes, describeMs, calibration, growth, batch, renamed }: Figures): Iterable<string> {
  yield `Right when it points: ${percent(all.pointsRight)}. States: ${Object.entries(states).map(([state, n]) => `${state} ${n}`).join(', ')}.`;
  yield `By repository: ${Object.entries(byRepository).map(([name, it]) => `${name} ${percent(it.accuracy)}`).join(', ')}.`;
  yield `Selector, bytes: median ${selectorBytes.median}, p99 ${selectorBytes.p99}, most ${selectorBytes.max}; `
    + `its W3C part ${w3cBytes.median}, ${w3cBytes.p99}, ${w3cBytes.max}.`;
  yield `Describe: ${short(describeMs.median)} ms median, ${short(describeMs.p99)} ms p99.`;
  yield `Of places with a score of 0.9 or more ${percent(calibration.sure.right)} are right; they are ${percent(calibration.sure.share)} of all. `
    + `By score: ${calibration.bins.map(({ from, n, right }) => `from ${from} ${percent(right)} of ${n}`).join(', ')}.`;
  yield `Growth: ${growth.map((it) => `${it.size / 1000}K characters ${short(it.locateMs.median)} ms (right ${percent(it.accuracy)})`).join(', ')}.`;
  yield `${batch.passages} passages of a file of ${batch.size / 1e6} MB: described in ${short(batch.describeMs)} ms, `
    + `located unchanged in ${short(batch.unchangedMs)} ms, edited in ${short(batch.editedMs)} ms.`;
  for (const [name, it] of Object.entries(renamed)) {
    yield `Renamed, among ${it.files} files, ${name}: right ${percent(it.right)} of ${it.present}, phantom ${percent(it.phantom)} of ${it.gone}, `
      + `${short(it.searchMs.median)} ms a search.`;
  }
}
