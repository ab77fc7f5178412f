import fs from 'node:fs';
import path from 'node:path';
import { findingsOf, readinessOf } from '../../src/companion/model/readiness';
import type { Framework } from '../../src/framework/model/framework';
import { compareWithAqusa, type OnLine } from './readiness/aqusa';
import { documentFigures, type DocumentFigures } from './readiness/documents';
import { judgedAqusa, judgedFindings, judgedOursOnG14 } from './readiness/judged';
import { productManager } from './suggest/productManager';
import type { BenchOptions, BenchResult } from './support/bench';
import { proseOf, storiesOf } from './support/made';
import { markdown, perCall, short, spreadOf } from './support/numbers';

const rounds = 5;
const share = (part: number, whole: number): string => (whole ? `${(100 * part / whole).toFixed(0)} %` : '–');

/**
 * What there is to look at in real backlogs before their stories are ready, by criterion, beside AQUSA's report on one of them. --data names a folder
 * with `backlogs/*.txt`, a story on each line, or `hints.json`, with what people would point out in whole documents. How many findings are worth a look was judged by reading; see `readiness/judged.ts`.
 */
export default async function bench(options: BenchOptions): Promise<BenchResult> {
  if (options.data === undefined) { throw new Error('Say where the data are: --data FOLDER, with backlogs/*.txt or hints.json in it.'); }
  const framework = await productManager();
  const documents = fs.existsSync(path.join(options.data, 'hints.json')) ? documentFigures(framework, options.data) : undefined;
  const folder = path.join(options.data, 'backlogs');
  if (!fs.existsSync(folder)) {
    if (!documents) { throw new Error(`There is neither backlogs nor hints.json in ${options.data}.`); }
    return { name: 'readiness', figures: { documents }, table: documentsTable(documents) };
  }
  const texts = fs.readdirSync(folder).filter((name) => name.endsWith('.txt')).sort()
    .map((name) => ({ name: name.slice(0, -'.txt'.length), text: fs.readFileSync(path.join(folder, name), 'utf8').replace(/^\uFEFF/, '') }));
  const figures = figuresOf(framework, folder, texts, options.rounds ?? rounds);
  return {
    name: 'readiness', figures: { ...figures, ...(documents && { documents }) },
    table: [tableOf(figures), ...(documents ? [documentsTable(documents)] : [])].join('\n\n'),
  };
}

const documentsTable = ({ n, recognised, noneTaken, precision, recall }: DocumentFigures): string => markdown(
  ['documents', 'kind known', 'of none, taken for one', 'hints right', 'clear lacks found'], [[String(n), ...[recognised, noneTaken, precision, recall].map(short)]],
);

interface Backlog { readonly name: string; readonly text: string }
type Figures = ReturnType<typeof figuresOf>;

/** The figures of a run; their type is what is made here. */
function figuresOf(framework: Framework, folder: string, texts: readonly Backlog[], times: number) {
  const looked = texts.map(({ name, text }) => ({ name, text, ...look(framework, text, `${name}.txt`) }));
  const stories = looked.reduce((sum, { count }) => sum + count, 0);
  const all = looked.flatMap(({ findings }) => findings);
  const checks = [...new Set(all.map(({ check }) => check))].sort();
  const g14 = looked.find(({ name }) => name.startsWith('g14'));
  return {
    stories, lines: texts.reduce((sum, { text }) => sum + text.split('\n').filter((line) => line.trim()).length, 0),
    findings: all.length, findingsPerStory: all.length / stories,
    byCriterion: Object.fromEntries(checks.map((check) => {
      const n = all.filter((finding) => finding.check === check).length;
      return [check, { n, perStory: n / stories, ...judgedFindings[check] }];
    })),
    backlogs: Object.fromEntries(looked.map(({ name, count, findings }) => [name, { stories: count, findings: findings.length }])),
    precision: precisionOf(Object.values(judgedFindings)),
    g14: g14 && { ...compareWithAqusa(folder, g14.findings), judged: { aqusa: judgedAqusa, ours: judgedOursOnG14 } },
    ...timesOf(framework, texts.map(({ text }) => text), times),
  };
}

function look(framework: Framework, text: string, name: string): { count: number; findings: readonly OnLine[] } {
  const kinds = readinessOf([framework], text, name);
  const findings = kinds.flatMap(findingsOf).map(({ finding }) => ({ line: text.slice(0, finding.start).split('\n').length, check: finding.check }));
  return { count: kinds.reduce((sum, kind) => sum + kind.stories.length, 0), findings };
}

const precisionOf = (all: readonly { judged: number; right: number }[]): { judged: number; right: number; share: number } => {
  const [judged, right] = [all.reduce((sum, each) => sum + each.judged, 0), all.reduce((sum, each) => sum + each.right, 0)];
  return { judged, right, share: right / judged };
};

/** The backlogs as they are, and 60,000 words of two sorts: stories with criteria, and prose in long paragraphs. */
function timesOf(framework: Framework, texts: readonly string[], times: number): { msPerDocument: number; ms60000WordsOfStories: number; ms60000WordsOfProse: number } {
  const ms = (text: string): number => spreadOf(Array.from({ length: times }, () => perCall(() => readinessOf([framework], text, 'user-stories.md')))).median;
  return { msPerDocument: spreadOf(texts.map(ms)).median, ms60000WordsOfStories: ms(storiesOf(60_000)), ms60000WordsOfProse: ms(proseOf(60_000)) };
}

function tableOf(figures: Figures): string {
  const { byCriterion, g14, stories, lines, precision, findingsPerStory } = figures;
  const rows = Object.entries(byCriterion).map(([check, it]) => [
    check, String(it.n), short(it.perStory), ...(it.judged ? [`${it.right} of ${it.judged}`, share(it.right!, it.judged)] : ['–', '–']),
  ]);
  return [
    markdown(['check', 'findings', 'a story', 'worth a look, of those read', ''], rows),
    ...(g14 ? [markdown(['g14, AQUSA\'s kind', 'AQUSA', 'ours', 'agreed'], Object.entries(g14.kinds).map(([kind, it]) => [kind, String(it.aqusa), String(it.ours), String(it.agreed)]))] : []),
    [
      `${stories} stories in ${lines} lines, ${short(findingsPerStory)} findings a story; worth a look by reading: ${share(precision.right, precision.judged)}.`,
      ...(g14 ? [`g14: agreed ${g14.agreed}, ours alone ${g14.oursOnly}, AQUSA's alone ${g14.aqusaOnly}, of other kinds ${g14.others}. `
        + `Worth a look by reading: AQUSA ${judgedAqusa.right} of ${judgedAqusa.judged}, ours ${judgedOursOnG14.right} of ${judgedOursOnG14.judged}.`] : []),
      `Milliseconds: ${short(figures.msPerDocument)} a backlog, ${short(figures.ms60000WordsOfStories)} for 60,000 words of stories, `
      + `${short(figures.ms60000WordsOfProse)} of prose.`,
    ].map((line) => `- ${line}`).join('\n'),
  ].join('\n\n');
}
