import assert from 'node:assert/strict';
import { unlinkFacts } from '../../src/logbook/model/sameAs';
import { compactLogbook } from '../../src/logbook/model/compactLogbook';
import { extendProgress } from '../../src/logbook/model/extendProgress';
import { classifyImport } from '../../src/logbook/model/classifyImport';
import { readLines, writeLines } from '../../src/logbook/model/jsonLines';
import type { Entry, Fact } from '../../src/logbook/model/logbook';
import { logbookText } from '../../src/logbook/model/logbookText';
import { lastAction, stillCounting } from '../../src/logbook/model/actions';
import { parseLogbook } from '../../src/logbook/model/parseLogbook';
import { computeProgress, summarise } from '../../src/logbook/model/progress';
import { retiredActivities } from '../../src/logbook/model/retired';
import { union } from '../../src/logbook/model/union';
import { nextSteps } from '../../src/progress/model/next';
import { panelState } from '../../src/progress/model/panelState';
import { planOf } from '../../src/logbook/model/plan';
import { checkInOf } from '../../src/sharing/model/checkIn';
import { sharePreviewOf } from '../../src/sharing/model/portfolio/sharePreview';
import { portfolioJson } from '../../src/sharing/model/portfolio/portfolioJson';
import { annexRows, portfolioReport } from '../../src/sharing/model/portfolio/portfolioReport';
import { caseReport, portfolioOfCase } from '../../src/sharing/model/portfolio/promotionCase';
import { writeHtml } from '../../src/sharing/model/portfolio/writeHtml';
import { writeMarkdown } from '../../src/sharing/model/portfolio/writeMarkdown';
import { receive } from '../../src/sharing/model/review/receive';
import { changedSince, requestFact, requestOf } from '../../src/sharing/model/review/request';
import { filters, groupings, groupsOf } from '../../src/skills/model/skillRows';
import { writeCsv } from '../../src/text/csv';
import { excess } from './excess';
import { panelWordsForTests } from './panelWordsForTests';
import { catalog, entriesOf, framework, portfolioFrom, words } from './portfolioSample';

const dayOf = (at: string): string => at.slice(0, 10);
const today = '2026-06-01';
const pieces = (i: number): Fact => ({ type: 'evidence', activities: ['f/a0'], source: { kind: 'note', text: `n${i}` } });

/** Facts that are many of one kind, where each may meet all the others. */
const kinds: Readonly<Record<string, (i: number, ids: readonly string[]) => Fact>> = {
  'evidence for one activity': pieces,
  'feedback on one piece': (i, ids) => (i ? { type: 'feedback', request: 'r', by: `b${i}`, on: today, evidence: ids[0]!, remark: 'x' } : pieces(0)),
  'moves of one piece': (i, ids) => (i ? { ...pieces(i), replaces: ids[i - 1]! } as Fact : pieces(0)),
  'pieces that replace the same': (i, ids) => (i ? { ...pieces(i), replaces: ids[i < 1000 ? i - 1 : 999]! } as Fact : pieces(0)),
  'ratings by as many people': (i) => ({ type: 'rating', skill: 'f/s0', level: 'low', by: `b${i}` }),
  'activities that are the same': (i) => ({ type: 'link', activities: [`f/a${i % 8}`, `g/${i}`] }),
  'statuses of retired activities': (i) => ({ type: 'status', activity: `f/old${i}`, status: 'done' }),
  'check-ins': (i) => ({ type: 'checkIn', date: today, remark: `r${i}` }),
};

function logOf(kind: string, count: number): readonly Entry[] {
  const ids = entriesOf(Array.from({ length: count }, (_, i) => pieces(i)), undefined, 1000).map(({ id }) => id);
  return entriesOf(ids.map((_, i) => kinds[kind]!(i, ids)), undefined, 1000);
}

/** Everything that takes a logbook. */
function through(entries: readonly Entry[]): void {
  const progress = computeProgress(entries);
  const plan = planOf(catalog, progress);
  const next = nextSteps({ catalog, progress, plan, needingReview: progress.evidence, today, dayOf });
  checkInOf({ catalog, progress, plan, next, needingReview: progress.evidence, date: today, dayOf });
  panelState(catalog, progress, panelWordsForTests, { today, dayOf, needingReview: progress.evidence, filter: { period: 'year' } });
  summarise(catalog.activities, progress);
  for (const filter of filters) { for (const grouping of groupings) { groupsOf(catalog, progress, filter, grouping); } }
  const retired = retiredActivities(catalog, progress, { isOff: () => false, titleOf: () => undefined });
  assert.ok(retired.length <= entries.length);
  for (const { id } of entries) { progress.evidenceById(id); }
  lastAction(entries);
  stillCounting(entries, entries.map(({ id }) => id));
  unlinkFacts(entries, 'f/a0', (key) => key);
  extendProgress(progress, entries.at(-1)?.id, entriesOf([pieces(0)], Date.UTC(2027, 0, 1)), (key) => key);
  const logbook = { entries, unread: [] };
  union(logbook, { entries: entries.filter((_, i) => i % 2), unread: [] });
  compactLogbook(logbook, 256 * 1024);
  assert.equal(readLines(writeLines(logbook)).entries.length, entries.length);
  assert.equal(parseLogbook({ version: 1, entries }).logbook.entries.length, entries.length);
  classifyImport(logbook, { entries: entries.filter((_, i) => i % 2), unread: [] }, Date.UTC(2026, 5, 1));
  logbookText(entries, { title: '', summary: () => '', entry: () => '', remark: () => '', takenBack: '', day: dayOf, time: (at) => at });
  const portfolio = portfolioFrom(entries);
  sharePreviewOf(portfolio, 'html', words);
  JSON.stringify(portfolioJson(portfolio));
  writeCsv(annexRows(portfolio, words));
  writeMarkdown(portfolioReport(portfolio, words));
  writeHtml(portfolioReport(portfolio, words), { style: '', styleHash: '' });
  const of = framework.cases[0]!;
  writeHtml(caseReport(framework, of, portfolioOfCase(framework, of, portfolio), words), { style: '', styleHash: '' });
  const request = entriesOf([requestFact(requestOf(portfolio, 'R1'))])[0] as Extract<Entry, { type: 'request' }>;
  changedSince(request, entries);
  receive({ type: 'craftlog.review', version: 1, request: 'R1', print: request.print, by: 'Sam', on: today, skills: [], evidence: request.evidence.map((evidence) => ({ evidence, remark: 'x' })) }, catalog, progress, entries);
}

suite('a logbook of very many entries', () => {
  test('50,000 of one activity go through everything that takes a logbook', () => through(logOf('evidence for one activity', 50_000))).timeout(120_000);

  test('150,000 overflow nothing that takes all of them at once', () => {
    const entries = entriesOf(Array.from({ length: 150_000 }, (_, i) => pieces(i)), undefined, 1000);
    const progress = computeProgress(entries);
    assert.equal(progress.evidence.length, entries.length);
    assert.equal(readLines(writeLines({ entries, unread: [] })).entries.length, entries.length);
  }).timeout(120_000);

  for (const kind of Object.keys(kinds)) {
    test(`four times as many ${kind} cost no more than four times, and a bit`, () => {
      assert.equal(excess((count) => { const entries = logOf(kind, count); return () => through(entries); }), undefined);
    });
  }

  test('something that compares each entry with all others is found', () => {
    assert.notEqual(excess((count) => {
      const entries = logOf('check-ins', count);
      return () => entries.filter(({ id }) => entries.every((other) => other.id !== id || other.at !== id));
    }, 2000), undefined);
  });
});
