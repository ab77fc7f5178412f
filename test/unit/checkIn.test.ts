import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { catalogOf, type Framework } from '../../src/framework/model/framework';
import type { Fact } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import { nextSteps } from '../../src/progress/model/next';
import { planOf } from '../../src/logbook/model/plan';
import { type CheckIn, checkInOf } from '../../src/sharing/model/checkIn';
import { checkInNote, type CheckInWords } from '../../src/sharing/model/checkInNote';
import { escapeNote, quoteNote } from '../../src/text/escape';
import { frameworkOf } from './arbitraries';
import { logOf } from './logOf';

const made = frameworkOf(2, 3);
const framework: Framework = {
  ...made,
  levels: [{ id: 'low', name: 'Low', description: '' }, { id: 'high', name: 'High', description: '' }],
  conditions: [{ id: 'mentor', title: 'Mentor' }, { id: 'time', title: 'Time' }],
  skills: made.skills.map((skill, s) => ({ ...skill, activities: skill.activities.map((a) => ({ ...a, kind: s === 1 ? 'strategy' as const : 'tactics' as const })) })),
};
const catalog = catalogOf([framework]);
const note = (activity: string, text = 'n', more: object = {}): Fact => ({ type: 'evidence', activities: [activity], source: { kind: 'note', text }, ...more });
const done = (activity: string, remark?: string): Fact => ({ type: 'status', activity, status: 'done', ...(remark ? { remark } : {}) });
const rate = (skill: string, level: string, by?: string): Fact => ({ type: 'rating', skill, level, ...(by ? { by } : {}) });
const checkedIn: Fact = { type: 'checkIn', date: '2025-05-03' };

function checkIn(facts: readonly (Fact | undefined)[], date = '2025-05-30', look = 0): CheckIn {
  const progress = computeProgress(logOf(facts));
  const plan = planOf(catalog, progress);
  const needingReview = progress.evidence.slice(0, look);
  const dayOf = (at: string): string => at.slice(0, 10);
  const next = nextSteps({ catalog, progress, plan, needingReview, today: date, dayOf });
  return checkInOf({ catalog, progress, plan, next, needingReview, date, dayOf });
}
const codes = (made: CheckIn) => made.prompts.map(({ code }) => code);

suite('checkIn', () => {
  test('what is in progress by private evidence alone is not told, and of the rest only what is not private counts', () => {
    const hidden = { private: true };
    const { inProgress } = checkIn([note('f/a0', 'secret', hidden), note('f/a1'), note('f/a1', 'secret', hidden)]);
    assert.deepEqual(inProgress.map(({ activity, evidence }) => [activity.key, evidence]), [['f/a1', 1]]);
  });

  test('the first covers everything, the next starts at the last', () => {
    const facts = [done('f/a0'), note('f/a1'), checkedIn, done('f/a2'), note('f/a3'), rate('f/s0', 'low')];
    const first = checkIn(facts.slice(0, 2));
    assert.equal(first.since, undefined);
    assert.deepEqual(first.done.map(({ activity }) => activity.key), ['f/a0']);
    const next = checkIn(facts);
    assert.deepEqual(next.done.map(({ activity }) => activity.key), ['f/a2']);
    assert.deepEqual(next.shown.map(({ activity, evidence }) => [activity.key, evidence.length]), [['f/a3', 1]]);
    assert.deepEqual(next.rated.map(({ skill, rating }) => [skill.key, rating.level]), [['f/s0', 'low']]);
    assert.deepEqual(next.inProgress.map(({ activity }) => activity.key), ['f/a3', 'f/a1'], 'what is in progress is older than that, newest first');
  });

  test('a piece for several activities is there once; private ones are counted only', () => {
    const both: Fact = { type: 'evidence', activities: ['f/a0', 'f/a4'], source: { kind: 'note', text: 'both' } };
    const { shown, pieces, privatePieces } = checkIn([both, note('f/a1', 'secret', { private: true })]);
    assert.deepEqual(shown.map(({ activity }) => activity.key), ['f/a0']);
    assert.deepEqual([pieces, privatePieces], [1, 1]);
  });

  test('a rating stands beside the one before it by the same person', () => {
    const { rated } = checkIn([rate('f/s0', 'low'), checkedIn, rate('f/s0', 'low', 'Sam'), rate('f/s0', 'high')]);
    assert.deepEqual(rated.map(({ rating, before }) => [rating.by, rating.level, before?.level]), [[undefined, 'high', 'low'], ['Sam', 'low', undefined]]);
  });

  test('what is not settled is asked for', () => {
    const { asks } = checkIn([done('f/mentor')]);
    assert.deepEqual(asks.flatMap((ask) => (ask.code === 'condition' ? ask.condition.key : [])), ['f/time']);
  });

  test('prompts are chosen by what happened', () => {
    assert.deepEqual(codes(checkIn([done('f/a0'), checkedIn])), ['quiet', 'allDone']);
    assert.ok(codes(checkIn([done('f/a0')])).includes('learnt'));
    assert.ok(codes(checkIn([note('f/a0')])).includes('part'));
    assert.ok(!codes(checkIn([note('f/a0', 'n', { remark: 'I did it' })])).includes('part'));
    assert.ok(codes(checkIn([rate('f/s0', 'low'), rate('f/s0', 'high')])).includes('rose'));
    assert.ok(!codes(checkIn([rate('f/s0', 'high'), rate('f/s0', 'low')])).includes('rose'));
    assert.ok(codes(checkIn([rate('f/s0', 'low'), rate('f/s0', 'high', 'Sam')])).includes('differs'));
    assert.ok(codes(checkIn([note('f/a0')], '2025-05-22')).includes('stuck'));
    assert.ok(!codes(checkIn([note('f/a0')], '2025-05-21')).includes('stuck'));
    assert.ok(codes(checkIn([done('f/a0')])).includes('noStrategy'));
    assert.ok(!codes(checkIn([done('f/a3')])).includes('noStrategy'));
  });
});

const words: CheckInWords = {
  title: (date) => `Check-in ${date}`, since: (at) => `Since ${at}`, first: 'All so far',
  headings: { done: 'Done', evidence: 'Evidence', levels: 'Levels', inProgress: 'In progress', look: 'Look', ask: 'Ask', talk: 'Talk', agreed: 'Agreed' },
  done: ({ activity }) => activity.activity.title, begun: ({ activity }) => activity.activity.title,
  rated: ({ skill, rating }) => `${skill.skill.name}: ${rating.level}`, look: () => 'changed', ask: ({ code }) => code, prompt: ({ code }) => code,
  note: 'note', date: (at) => at.slice(0, 10), privateLeftOut: (count) => `${count} private`, more: (count) => `${count} more`,
};

suite('checkInNote', () => {
  test('sections that have nothing are left out, and the order is that of a conversation', () => {
    const heads = (facts: Fact[], look = 0) => [...checkInNote(checkIn(facts, undefined, look), words).matchAll(/^## (.*)$/gm)].map((m) => m[1]);
    assert.deepEqual(heads([]), ['Ask', 'Talk', 'Agreed']);
    assert.deepEqual(heads([done('f/a0'), note('f/a1'), rate('f/s0', 'low')], 1), ['Done', 'Evidence', 'Levels', 'In progress', 'Look', 'Ask', 'Talk', 'Agreed']);
  });

  test('evidence has its link, quote and remark', () => {
    const link: Fact = { type: 'evidence', activities: ['f/a0'], source: { kind: 'link', url: 'https://example.com/x' }, remark: 'My part' };
    const text = checkInNote(checkIn([link, note('f/a1', 'One\n\n# two\n')]), words);
    assert.ok(text.includes('- [https:/\\/example.com/x](https://example.com/x), 2025-05-01. My part\n'));
    assert.ok(text.includes('- note, 2025-05-02\n  > One\n  >\n  > \\# two\n'));
  });

  test('a long log is cut, and says so; private evidence is not in it', () => {
    const text = checkInNote(checkIn([...Array.from({ length: 70 }, () => note('f/a0')), note('f/a1', 'secret', { private: true })]), words);
    assert.equal(text.match(/^- note/gm)?.length, 60);
    assert.ok(text.includes('10 more') && text.includes('1 private') && !text.includes('secret'));
  });

  test('whatever a logbook says, it adds no heading, item or link', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, remark) => {
      const shape = (t: string, r: string) => checkInNote(checkIn([note('f/a0', t || 'x', { remark: r.trim() ? r : 'y' }), done('f/a1', r)]), words)
        .split('\n').filter((line) => !line.startsWith('  >')).map((line) => /^(#+ |- |\[)?/.exec(line)![0]);
      assert.deepEqual(shape(text, remark), shape('x', 'y'));
    }));
  });
});

suite('escapeNote', () => {
  test('prose stays as it is written, and markup stands for itself', () => {
    assert.equal(escapeNote('As a visitor, I want to book (soon), so that I can go.'), 'As a visitor, I want to book (soon), so that I can go.');
    assert.equal(escapeNote('user-stories.md'), 'user-stories.md');
    assert.equal(escapeNote('- [x](command:y) <b> **z** $e$'), '\\- \\[x\\](command:y) \\<b\\> \\*\\*z\\*\\* \\$e\\$');
    assert.equal(escapeNote('1. a'), '1\\. a');
    assert.equal(escapeNote('https://a.b, www.a.b, a@b.c'), 'https:/\\/a.b, www\\.a.b, a\\@b.c');
    assert.equal(quoteNote(' a\r\n  b ', 10, ''), '> a\n> b');
    assert.equal(quoteNote('abcdef', 4, ''), '> abc…');
  });

  test('without its backslashes it is the text on one line', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
      assert.equal(escapeNote(text).replace(/\\([!-/:-@[-`{-~])/g, '$1'), plain);
      assert.doesNotMatch(escapeNote(text), /(?<!\\)[`*_[\]<>#|~&$!{}^@]/);
    }));
  });
});
