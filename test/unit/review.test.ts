import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isEntry } from '../../src/logbook/model/entryChecks';
import type { Entry, EntryOf, Fact } from '../../src/logbook/model/logbook';
import { lastAction } from '../../src/logbook/model/actions';
import { computeProgress } from '../../src/logbook/model/progress';
import { parseReview, serialiseReview } from '../../src/sharing/model/review/parseReview';
import { receive, type Received } from '../../src/sharing/model/review/receive';
import { askedBefore, changedSince, requestFact, requestOf } from '../../src/sharing/model/review/request';
import { longestRemark, type Review } from '../../src/sharing/model/review/review';
import { writeReviewPage } from '../../src/sharing/model/review/reviewPage';
import { catalog, entriesOf, hostileLogbooks, hostileText, passage, portfolioFrom, reviewWords } from './portfolioSample';

const assets = { style: 'p{}', styleHash: 'sha256-x', script: 'run()', scriptHash: 'sha256-y' };
const work: readonly Fact[] = [
  { type: 'evidence', activities: ['f/a0'], source: passage('As a buyer') },
  { type: 'evidence', activities: ['f/a5'], source: { kind: 'note', text: 'Helped' } },
];
const asked = (entries: readonly Entry[]): Entry[] => entriesOf([...entries.map(({ id: _id, at: _at, ...fact }) => fact), requestFact(requestOf(portfolioFrom(entries), 'R1'))]);
const logged = asked(entriesOf(work));
const request = logged[2] as EntryOf<'request'>;
const [story, note] = [logged[0]!.id, logged[1]!.id];

const answer: Review = {
  type: 'craftlog.review', version: 1, request: 'R1', print: request.print, by: 'Sam', on: '2026-02-01', remark: 'Good work',
  skills: [{ skill: 'f/s0', level: 'high', remark: 'Clear' }], evidence: [{ evidence: story, remark: 'Which part was yours?' }],
};
const received = (review: Review, entries: readonly Entry[] = logged): Received => receive(review, catalog, computeProgress(entries), entries);
/** The logbook after an answer was kept: its entries share one time. */
function kept(entries: readonly Entry[], { facts }: Received): readonly Entry[] {
  const at = new Date(Date.parse(entries.at(-1)!.at) + 86_400_000).toISOString();
  return [...entries, ...entriesOf(facts, Date.parse(at), 0)];
}
const refused = (value: unknown): string | undefined => parseReview(typeof value === 'string' ? value : JSON.stringify(value)).problem;

suite('the answer of a reviewer', () => {
  const remark = hostileText.map((text) => `r ${text.replace(/[\u202a-\u202e\u2066-\u2069]|(?![\t\n\r])\p{Cc}|\p{Cs}|\r/gu, '')}`.trim());
  const anyAnswer: fc.Arbitrary<Review> = fc.record({
    type: fc.constant('craftlog.review' as const), version: fc.constant(1 as const), request: fc.stringMatching(/^[A-Z0-9]{1,16}$/), print: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
    by: fc.stringMatching(/^[A-Za-z][a-z]{0,20}( [A-Z][a-z]{1,20})?$/), on: fc.constantFrom('2026-02-28', '2024-02-29'), remark,
    skills: fc.uniqueArray(fc.record({ skill: fc.stringMatching(/^f\/s[0-9]$/), level: fc.constantFrom('low', 'high'), remark }, { noNullPrototype: true }), { selector: ({ skill }) => skill }),
    evidence: fc.uniqueArray(fc.record({ evidence: fc.stringMatching(/^[A-Z0-9]{16}$/), remark }, { noNullPrototype: true }), { selector: (item) => item.evidence }),
  }, { noNullPrototype: true });

  test('is read back as it was written', () => {
    fc.assert(fc.property(anyAnswer, (review) => { assert.deepEqual(parseReview(serialiseReview(review)), { review, dropped: 0 }); }));
  });

  test('never throws, and what comes back is bounded and sound', () => {
    const near = fc.tuple(anyAnswer, fc.dictionary(fc.constantFrom('by', 'on', 'skills', 'evidence', 'remark', 'version', '__proto__', 'print'), fc.jsonValue()))
      .map(([review, changes]) => JSON.stringify({ ...review, ...changes }));
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), near), (text) => {
      const { review, problem, dropped } = parseReview(text);
      assert.equal((review === undefined) !== (problem === undefined), true);
      assert.ok(dropped >= 0);
      if (!review) { return; }
      assert.ok(review.by.length > 0 && review.by.length <= 200 && !/[\p{Cc}\u202e]/u.test(review.by));
      assert.ok([...review.skills, ...review.evidence].every((item) => (item.remark ?? '').length <= longestRemark));
      assert.ok(received(review).facts.every((fact, i) => isEntry({ id: `0${i}`, at: '2026-01-01T00:00:00.000Z', ...fact })));
    }), { numRuns: 500 });
  });

  test('what is none is refused with its reason', () => {
    assert.equal(refused('hello'), 'notAReview');
    assert.equal(refused([answer]), 'notAReview');
    assert.equal(refused('['.repeat(100_000)), 'notAReview');
    assert.equal(refused({ ...answer, type: 'craftlog.request' }), 'request');
    assert.equal(refused(writeReviewPage(requestOf(portfolioFrom(logged), 'R1'), portfolioFrom(logged), reviewWords, assets)), 'request');
    assert.equal(refused({ ...answer, version: 2 }), 'newerVersion');
    assert.equal(refused({ ...answer, by: ' \u0000 ' }), 'noName');
    assert.equal(refused({ ...answer, by: 'x'.repeat(201) }), 'noName');
    for (const broken of [{ request: '' }, { on: '2026-02-30' }, { on: 5 }, { skills: {} }, { evidence: undefined }, { version: '1' }]) { assert.equal(refused({ ...answer, ...broken }), 'damaged'); }
    assert.equal(refused({ ...answer, remark: undefined, skills: [], evidence: [] }), 'empty');
  });

  test('one that is cut off is a damaged review, wherever it ends', () => {
    const text = serialiseReview(answer);
    for (let end = text.indexOf(','); end < text.trimEnd().length; end++) { assert.equal(parseReview(text.slice(0, end)).problem, 'damaged'); }
  });

  test('parts that cannot be read are left out and counted', () => {
    const { review, dropped } = parseReview(JSON.stringify({
      ...answer, remark: 'x'.repeat(longestRemark + 1), skills: [{ skill: 'f/s0', level: 'low' }, { skill: 'f/s0', level: 'high' }, { skill: 7 }, { skill: 'f/s1' }],
      evidence: [{ evidence: story, remark: 'Fine' }, { evidence: story }, null],
    }));
    assert.deepEqual([review?.skills, review?.evidence, review?.remark, dropped], [[{ skill: 'f/s0', level: 'low' }], [{ evidence: story, remark: 'Fine' }], undefined, 6]);
  });
});

suite('keeping an answer', () => {
  test('its ratings and remarks are apart, with name and date', () => {
    const { facts, request: found, otherPrint, changed, earlier, unknown, same } = received(answer);
    assert.deepEqual(facts, [
      { type: 'review', request: 'R1', print: request.print, by: 'Sam', on: '2026-02-01', remark: 'Good work' },
      { type: 'rating', skill: 'f/s0', level: 'high', by: 'Sam', on: '2026-02-01', request: 'R1' },
      { type: 'feedback', request: 'R1', by: 'Sam', on: '2026-02-01', skill: 'f/s0', remark: 'Clear' },
      { type: 'feedback', request: 'R1', by: 'Sam', on: '2026-02-01', evidence: story, remark: 'Which part was yours?' },
    ]);
    assert.deepEqual([found?.id, otherPrint, changed, earlier, unknown, same], [request.id, false, [], undefined, 0, false]);
  });

  test('shows beside the evidence, also after that was moved, and goes with one undo', () => {
    const entries = kept(logged, received(answer));
    const moved: Entry = { id: '7ZZZZZZZZZZZZZZZ', at: '2027-01-01T00:00:00.000Z', type: 'evidence', activities: ['f/a1'], source: passage('As a buyer'), replaces: story };
    for (const all of [entries, [...entries, moved]]) {
      const progress = computeProgress(all);
      assert.deepEqual(progress.evidenceById(story)?.feedback?.map(({ by, remark }) => [by, remark]), [['Sam', 'Which part was yours?']]);
      assert.equal(progress.evidenceById(note)?.feedback, undefined);
    }
    const compact = computeProgress([...entries, moved].filter(({ id }) => id !== story));
    assert.equal(compact.evidenceById(story)?.feedback?.length, 1, 'also when the entry that was replaced is not kept');
    assert.deepEqual(lastAction(entries).map(({ type }) => type), ['feedback', 'feedback', 'rating', 'review']);
  });

  test('the same answer twice changes nothing; another by the same person takes its place', () => {
    const once = kept(logged, received(answer));
    assert.equal(received(answer, once).same, true);
    const other = { ...answer, skills: [{ skill: 'f/s0', level: 'low' }], evidence: [] };
    const again = received(other, once);
    assert.deepEqual([again.same, again.earlier?.by], [false, 'Sam']);
    const twice = computeProgress(kept(once, again));
    assert.deepEqual(twice.entries.filter((e) => e.type === 'rating' || e.type === 'feedback').map((e) => (e.type === 'rating' ? e.level : e.remark)), ['low']);
    assert.equal(received({ ...answer, by: 'Kim' }, once).earlier, undefined, 'another reviewer has their own');
  });

  test('says what was changed since, and what it does not know', () => {
    const later = [...logged, ...entriesOf([{ type: 'relink', entry: story, source: passage('As a seller') }, { type: 'retract', entry: note }], Date.UTC(2027, 0, 1))];
    assert.deepEqual(changedSince(request, later), [story, note]);
    assert.deepEqual(received(answer, later).changed, [story, note]);
    assert.equal(received({ ...answer, request: 'R2' }).request, undefined);
    assert.equal(received({ ...answer, print: 'zz' }).otherPrint, true);
    const strange = received({ ...answer, skills: [{ skill: 'f/s0', level: 'divine' }, { skill: 'g/x', level: 'low' }], evidence: [{ evidence: 'NOWHERE', remark: 'Hm' }] });
    assert.deepEqual([strange.unknown, strange.facts.length], [3, 1]);
  });

  test('asked twice is known by what the reviewer would read, not by when or where', () => {
    const progress = computeProgress(logged);
    assert.equal(askedBefore(progress.entries, requestOf({ ...portfolioFrom(logged), made: '2030-01-01' }, 'R9'))?.id, request.id);
    const more = [...logged, ...entriesOf([{ type: 'evidence', activities: ['f/a0'], source: { kind: 'note', text: 'More' } }], Date.UTC(2027, 0, 1))];
    assert.equal(askedBefore(computeProgress(more).entries, requestOf(portfolioFrom(more), 'R9')), undefined);
  });

  test('an answer to feedback is in the next portfolio and the next request', () => {
    const once = kept(logged, received(answer));
    const feedback = once.findLast((e) => e.type === 'feedback')!;
    const entries = [...once, ...entriesOf([{ type: 'answer', feedback: feedback.id, remark: 'Old' }, { type: 'answer', feedback: feedback.id, remark: 'All of it' }], Date.UTC(2028, 0, 1))];
    assert.deepEqual(portfolioFrom(entries).evidence[0]!.feedback, [{ by: 'Sam', on: '2026-02-01', remark: 'Which part was yours?', answer: 'All of it' }]);
    assert.notEqual(requestOf(portfolioFrom(entries), 'R').print, requestOf(portfolioFrom(once), 'R').print);
  });
});

suite('the page for reviewers', () => {
  const page = (entries: readonly Entry[]): string => writeReviewPage(requestOf(portfolioFrom(entries), 'R1'), portfolioFrom(entries), reviewWords, assets);

  test('asks for a level in each skill, with what it means, and for a remark on each piece', () => {
    const text = page(logged);
    assert.match(text, /content="default-src 'none'; style-src 'sha256-x'; script-src 'sha256-y'; base-uri 'none'; form-action 'none'"/);
    assert.equal(text.match(/<fieldset /g)?.length, 2);
    assert.match(text, /<label for="level-0-0">Low<\/label>\n<p class="quiet" id="means-0-0">Begins<\/p>/);
    assert.equal(text.match(/<textarea [^>]*data-evidence="/g)?.length, 2);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual([...text.matchAll(/ for="([^"]+)"/g)].filter(([, id]) => !ids.includes(id)), []);
  });

  test('no text ends the data or becomes a script: there are two, and the data is read back', () => {
    fc.assert(fc.property(hostileLogbooks, (entries) => {
      const text = page(entries);
      const scripts = [...text.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
      assert.deepEqual(scripts.map(([, attributes]) => attributes), [' type="application/json" id="request"', '']);
      assert.equal(scripts[1]![2], 'run()');
      const data = JSON.parse(scripts[0]![2]!) as { print: string; evidence: string[] };
      assert.equal(data.print, requestOf(portfolioFrom(entries), 'R1').print);
      assert.equal(text.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<[^<>]*>/g, '').search(/[<>]/), -1);
    }), { numRuns: 300 });
  });
});
