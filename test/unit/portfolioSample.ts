import fc from 'fast-check';
import { catalogOf } from '../../src/framework/model/framework';
import { newEntryId } from '../../src/logbook/model/entryId';
import type { Entry, Fact, Source } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import { sharedKinds, type SharePreviewLabels } from '../../src/sharing/model/portfolio/sharePreview';
import { type Portfolio, type PortfolioChoice, type PortfolioFacts, portfolioOf } from '../../src/sharing/model/portfolio/portfolio';
import { annexColumns, type PortfolioWords } from '../../src/sharing/model/portfolio/portfolioLabels';
import type { ReviewWords } from '../../src/sharing/model/review/reviewPage';
import { frameworkOf } from './arbitraries';

/** Two skills with levels, four activities each, and a case of two dimensions. */
export const framework = {
  ...frameworkOf(2, 4), levels: [{ id: 'low', name: 'Low', description: 'Begins' }, { id: 'high', name: 'High', description: 'Leads' }],
  cases: [{ id: 'case', name: 'Case', description: '', dimensions: [
    { id: 'one', name: 'One', description: 'First', activities: ['a5', 'a0', 'a1'] }, { id: 'two', name: 'Two', description: '', activities: ['a7'] },
  ] }],
};
export const catalog = catalogOf([framework]);

export const everything: PortfolioChoice = { quotes: true, remarks: true, ratings: true, reviews: true, checkIns: true };

export function entriesOf(facts: readonly Fact[], start = Date.UTC(2026, 0, 1), step = 86_400_000): Entry[] {
  const entries: Entry[] = [];
  facts.forEach((fact, i) => {
    const at = start + i * step;
    entries.push({ id: newEntryId(at, () => 0.5, entries.at(-1)?.id), at: new Date(at).toISOString(), ...fact });
  });
  return entries;
}

export const portfolioFrom = (entries: readonly Entry[], choice: Partial<PortfolioChoice> = {}, facts: Partial<PortfolioFacts> = {}): Portfolio => portfolioOf(
  catalog, computeProgress(entries), { ...everything, ...choice },
  { stateOf: () => 'found', folderName: () => undefined, today: '2026-06-01', dayOf: (at) => at.slice(0, 10), ...facts },
);

export const passage = (exact: string, path = 'notes.md'): Source =>
  ({ kind: 'passage', place: { folder: 'work', path }, selector: { exact, prefix: '', suffix: '', start: 0, end: exact.length } });

/** Words that only the tests read; each is told apart by its brackets. */
export const words: PortfolioWords = {
  language: 'en', title: (name) => `Portfolio ${name ?? ''}`, caseTitle: (name, of) => `${of} ${name ?? ''}`, day: (day) => day, period: (from, until) => `${from} to ${until}`,
  made: (on) => `Made ${on}`, summary: (...counts) => `Summary ${counts.join(' ')}`, caseSummary: (...counts) => `Summary ${counts.join(' ')}`,
  status: (status) => status, statusOn: (status, day) => `${status} ${day}`, state: (state) => (state === 'found' ? '' : state), kind: (kind) => kind,
  evidence: (number) => `Evidence ${number}`, seeEvidence: (number) => `See evidence ${number}`, shows: (activities) => `Shows ${activities}`, logged: (day) => `logged ${day}`,
  quoteFrom: (path) => `Quote from ${path}`, ownLevel: (level, day) => `${level} ${day}`, levelBy: (level, by, day) => `${level} by ${by} ${day}`,
  feedback: (by, day) => `Feedback by ${by} ${day}`, answer: 'Answer', remark: 'Remark', ratings: 'Ratings', reviews: 'Reviews', contents: 'Contents', overview: 'Overview',
  overviewTable: 'Table', skill: 'Skill', done: 'Done', pieces: 'Pieces', level: 'Level', reviewed: 'Reviewed', checkIns: 'Check-ins', nothing: 'Nothing yet', sources: 'Sources',
  privateNote: 'Not a grade', annex: Object.fromEntries(annexColumns.map((column) => [column, column])) as PortfolioWords['annex'],
};

export const reviewWords: ReviewWords = {
  ...words, reviewTitle: (name) => `Review ${name ?? ''}`, intro: ['Read this.'], aboutYou: 'About you', yourName: 'Your name', levelQuestion: (skill) => `Level in ${skill}`,
  noAnswer: 'No answer', aboutEvidence: (number) => `Remark on ${number}`, aboutSkill: (skill) => `Remark on ${skill}`, anythingElse: 'Anything else', sendBack: 'Send',
  sendBackTo: (name) => `Send to ${name ?? 'them'}`, save: 'Save', needsScript: 'Needs script', page: { saved: 'Saved {0}', noName: 'No name', empty: 'Empty' },
};

export const leavingWords: SharePreviewLabels = {
  title: 'What leaves', headings: Object.fromEntries(sharedKinds.map((kind) => [kind, `All ${kind}`])) as SharePreviewLabels['headings'],
  counted: (heading, count) => `${heading} (${count})`, before: 'Before', after: 'After', framework: 'And what the frameworks say',
};

/** Text that would like to be something else: HTML, script, Markdown, a formula, a path with a name in it. */
export const hostileText: fc.Arbitrary<string> = fc.array(fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>', '</script>', '<!--', '-->', ']]>', '<img src=x onerror=alert(1)>', '" onload="x', '\' autofocus \'', '&lt;', '&#60;', '</textarea>', '</style>', '<base href=//x>',
    '[a](javascript:alert(1))', '![x](https://x.test/y)', '**', '`', '# ', '\n- ', '\n\n---\n', '| a | b |', '<https://x.test>', '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r\n=1', '"', ',', ';',
    '\u202e', '\u2028', '\u0000', '\ud800', '\ufeff=1', '${x}', '%s', '\\', '\n', '\r', '\t',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
), { maxLength: 5 }).map((parts) => parts.join(''));

/** Logbooks in which every text is hostile. */
export const hostileLogbooks: fc.Arbitrary<readonly Entry[]> = fc.array(fc.tuple(hostileText, hostileText, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 8 }), fc.boolean()), { minLength: 1, maxLength: 8 })
  .map((rows) => entriesOf(rows.map(([a, b, n, kind, hidden]): Fact => {
    const key = `f/a${n}`;
    const more = { activities: [key], remark: b, ...(hidden ? { private: true } : {}) };
    const facts: readonly Fact[] = [
      { type: 'evidence', source: passage(a, `x/${b}`), ...more },
      { type: 'evidence', source: { kind: 'file', place: { folder: a, path: b } }, ...more },
      { type: 'evidence', source: { kind: 'link', url: a, title: b }, ...more },
      { type: 'evidence', source: { kind: 'link', url: `https://x.test/${a}`, title: b }, ...more },
      { type: 'evidence', source: { kind: 'note', text: a }, ...more },
      { type: 'status', activity: key, status: 'done', remark: a },
      { type: 'rating', skill: 'f/s0', level: a, remark: b },
      { type: 'rating', skill: 'f/s1', level: 'high', by: a, on: '2026-01-01', request: 'r', remark: b },
      { type: 'feedback', request: 'r', by: a, on: '2026-01-01', remark: b, skill: 'f/s0' },
    ];
    return facts[kind]!;
  })));
