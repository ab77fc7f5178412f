import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseStories } from '../../src/companion/model/parseStories';
import type { Story } from '../../src/companion/model/story';

/** A story as `form: role | means | ends`, with a line for each criterion. */
const shown = ({ form, role, means, ends, criteria }: Story): string =>
  [`${form}: ${role?.text ?? '-'} | ${means?.text ?? '-'} | ${ends?.text ?? '-'}`, ...criteria.map(({ text }) => `  ${text}`)].join('\n');
const storiesIn = (text: string): string[] => parseStories(text).map(shown);

/** One line a case: what it is, the text, the stories in it. */
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['Connextra', 'As a visitor, I want to book a time, so that I do not queue.', ['want: visitor | book a time | I do not queue']],
  ['without commas', 'As an estimator I want to see all items so that I can plan', ['want: estimator | see all items | I can plan']],
  ['without a reason', 'As a visitor, I want to book a time.', ['want: visitor | book a time | -']],
  ['GOV.UK', 'As a parent\nI need to know my child is safe\nSo that I can go to work', ['need: parent | know my child is safe | I can go to work']],
  ['by ability', 'As a visitor I can see a list of courses so that I can pick one', ['can: visitor | see a list of courses | I can pick one']],
  ['would like', 'As a host, I would like to see who is due.', ['want: host | see who is due | -']],
  ['I\'d like, typographic', 'As a host, I’d like to see who is due.', ['want: host | see who is due | -']],
  ['a wish not to', 'As a user I don\'t want to see old grants so that I am not confused', ['want: user | see old grants | I am not confused']],
  ['in order to', 'In order to plan my day, as a fixer, I want to see who is coming.', ['aim: fixer | see who is coming | plan my day']],
  ['a job story', 'When I wait at the door, I want to know how long, so I can get a tea.', ['job: I wait at the door | know how long | I can get a tea']],
  ['any verb, where other stories are', 'As a visitor I can book so that I rest\nAs a buyer I receive a receipt so that I can prove it', [
    'can: visitor | book | I rest', 'other: buyer | receive a receipt | I can prove it']],
  ['the reason first', 'As a visitor, in order to rest, I want to book a time.', ['want: visitor | book a time | rest']],
  ['with a number', 'US-12: As a visitor, I want to book a time.', ['want: visitor | book a time | -']],
  ['with a label', '**Story 3 -** As a visitor, I want to book a time.', ['want: visitor | book a time | -']],
  ['with emphasis', '**As a** _visitor_, **I want** to `book` a [time](https://example.org/a).', ['want: visitor | book a time | -']],
  ['a heading', '### As a visitor, I want to book a time\n\nNotes.', ['want: visitor | book a time | -']],
  ['items', '- As a visitor, I want a text.\n- [ ] As a host, I want a list.\n* As a fixer, I want a photo.', [
    'want: visitor | a text | -', 'want: host | a list | -', 'want: fixer | a photo | -']],
  ['one on each line', 'As a visitor I want a text\nAs an anonymous host I want a list\nAs Mike I want to see metrics so that I know', [
    'want: visitor | a text | -', 'want: anonymous host | a list | -', 'want: Mike | see metrics | I know']],
  ['broken over lines', 'As a visitor, I want to book\n  a time for my repair, so that\n  I do not queue.', ['want: visitor | book a time for my repair | I do not queue']],
  ['in a quote', '> As a visitor, I want to book\n> a time.', ['want: visitor | book a time | -']],
  ['in parts', '- **As a** visitor\n- **I want to** book a time\n- **So that** I do not queue', ['want: visitor | book a time | I do not queue']],
  ['parts with colons', 'As a: visitor\n\nI want to: book a time\n\nSo that: I do not queue', ['want: visitor | book a time | I do not queue']],
  ['wishes in a list', '- As a grantor, I want:\n  - to see dates, so that I can plan\n  - one page', ['want: grantor | see dates | I can plan', 'want: grantor | one page | -']],
  ['a table of parts', '| As a | I want to | So that |\n|---|---|---|\n| visitor | book a time | I do not queue |\n| host | see a list | |', [
    'table: visitor | book a time | I do not queue', 'table: host | see a list | -']],
  ['a table with whole stories', '| Id | Story | Acceptance criteria |\n|--|--|--|\n| 1 | As a visitor, I want to book a time. | It is on the list |', [
    'want: visitor | book a time | -\n  It is on the list']],
  ['a feature file', 'Feature: Booking\n  As a visitor\n  I want to book a time\n  So that I do not queue\n\n  Scenario: free\n    Given a free time\n    When I choose it\n    Then I see it\n\n  Scenario: taken\n    Given a taken time\n    And another\n    When I choose it\n    Then I am told', [
    'want: visitor | book a time | I do not queue\n  Given a free time When I choose it Then I see it\n  Given a taken time And another When I choose it Then I am told']],
  ['no role yet', '# User stories\n\nI want to book a time so that I do not queue.', ['want: - | book a time | I do not queue']],
  ['no wish yet', '# User stories\n\nAs a visitor', ['other: visitor | - | -']],
  ['a role to fill in', 'As a [who it is for], I want to book a time.', ['want: - | book a time | -']],
  ['a template', 'As a [who it is for], I want [what], so that [why].\n\nAs a <role>, I want <goal>.', []],
  ['notes behind', 'As a visitor, I want a text. Ask Tom about costs.', ['want: visitor | a text | -']],
  ['code is not text', '```js\nAs a visitor, I want to book a time.\n```', []],
  ['Gherkin is', '```gherkin\nAs a visitor\nI want to book a time\n```', ['want: visitor | book a time | -']],
  ['comments are not text', '<!-- As a visitor, I want to book a time. -->', []],
  ['front matter is not text', '---\ntitle: As a visitor, I want to book\n---\nHello', []],

  ...['```js\ncode', '~~~~\ncode\n~~~', '<!-- a remark', '---\ntitle: Shifts\n\n# Stories', '---\ntitle: Shifts'].map((open) => [`what nothing closes hides no story, ${open}`,
    `${open}\n\nAs a nurse, I want shifts.\n\n---\n\nAs a host, I want a list.`, ['want: nurse | shifts | -', 'want: host | a list | -']] as const),
  ['a comment that is closed before one that is not', '<!-- As a nurse, I want shifts. -->\n\n<!--\n\nAs a host, I want a list.', ['want: host | a list | -']],
  ['a fence within a longer one', '````md\n```\nAs a nurse, I want shifts.\n````\n\nAs a host, I want a list.', ['want: host | a list | -']],
  ...([['| clerk | a form', ['table: clerk | a form | -']], ['clerk', []], ['||', []], ['| clerk | a form | too | many |', ['table: clerk | a form | -']]] as const).map(([broken, read]) => [
    `rows below a broken one, ${broken}`, `| As a | I want |\n|---|---|\n| nurse | shifts |\n${broken}\n| host | a list |`, ['table: nurse | shifts | -', ...read, 'table: host | a list | -']] as const),
  ['prose with a team', 'As a team, we decided to wait.', []],
  ['prose with a need', 'As a company, we need to grow.', []],
  ['prose with as well', 'As well as this, I want to thank everyone.', []],
  ['prose with as we', 'As we execute this, we should look at numbers.', []],
  ['prose with when', 'When I opened it, I wanted to leave.', []],
  ['prose with a past', 'As a child I lived by the sea.', []],
  ['a criterion is no job story', 'Given a list\nWhen I open it\nThen I want to see it', []],

  ['criteria in a list', 'As a visitor, I want a text.\n\nAcceptance criteria:\n\n- It comes at 10\n- [x] It has the time\n\nNotes:\n\n- not one', [
    'want: visitor | a text | -\n  It comes at 10\n  It has the time']],
  ['done when', 'As a visitor, I need a text.\n\nIt\'s done when:\n\n* it comes at 10', ['need: visitor | a text | -\n  it comes at 10']],
  ['done when in a line', 'As a visitor, I need a text.\n\nIt’s done when it comes at 10.', ['need: visitor | a text | -\n  it comes at 10.']],
  ['criteria under a heading', '## As a visitor, I want a text\n\n### Acceptance criteria\n\n1. one\n2. two\n\n## Next\n\n- none', [
    'want: visitor | a text | -\n  one\n  two']],
  ['criteria on the same line', '- As a visitor, I want a text so that I come. Acceptance criteria: it comes at 10', ['want: visitor | a text | I come\n  it comes at 10']],
  ['points below an item', '- As a visitor, I want a text\n  - at 10\n  - with the time\n- As a host, I want a list', [
    'want: visitor | a text | -\n  at 10\n  with the time', 'want: host | a list | -']],
  ['steps in items', 'As a visitor, I want a text.\n\n- Given one, when two, then three\n- Given four, when five, then six', [
    'want: visitor | a text | -\n  Given one, when two, then three\n  Given four, when five, then six']],
  ['steps in lines', 'As a visitor, I want a text.\n\nGiven one\nWhen two\nThen three\nAnd four\nWhen five\nThen six', [
    'want: visitor | a text | -\n  Given one When two Then three And four\n  When five Then six']],
  ['criteria of two stories', '## A\n\nAs a visitor, I want a text.\n\nAC:\n- one\n\n## B\n\nAs a host, I want a list.\n\nAC:\n- two', [
    'want: visitor | a text | -\n  one', 'want: host | a list | -\n  two']],
  ...['It\'s done when:', 'AC:', 'ACs:', 'Done when:', '**Acceptance criteria**', 'Criteria', 'Acceptance tests:', 'Scenarios:', 'We know it is done when:', 'Acceptance:',
    'Acceptance Criteria (draft)', 'How we will know:'].map((label) => [`criteria right below, ${label}`, `As a nurse, I want shifts so that I earn.\n${label}\n- shows nights`, [
    'want: nurse | shifts | I earn\n  shows nights']] as const),
  ['criteria with numbers', 'As a nurse, I want shifts.\nAC1: shows nights\nAC2: shows days', ['want: nurse | shifts | -\n  shows nights\n  shows days']],
  ['criteria in brackets', 'As a nurse, I want shifts so that I earn (AC: shows nights)', ['want: nurse | shifts | I earn\n  shows nights']],
  ['criteria in brackets below', 'As a nurse, I want shifts.\n(AC: shows nights)', ['want: nurse | shifts | -\n  shows nights']],
  ['a wish about criteria', 'As a product owner, I want to read acceptance criteria so that I agree.', ['want: product owner | read acceptance criteria | I agree']],
  ['criteria in columns', 'As a nurse, I want shifts.\n\n| Given | When | Then |\n|--|--|--|\n| a shift | I take it | it is mine |\n| it is taken | I look | I am told |', [
    'want: nurse | shifts | -\n  a shift I take it it is mine\n  it is taken I look I am told']],
  ['criteria of a story named by its number', '1. As a nurse, I want shifts.\n2. As a host, I want a list.\n\nAcceptance criteria for 1:\n- shows nights', [
    'want: nurse | shifts | -\n  shows nights', 'want: host | a list | -']],
  ['notes are no criteria', '- As a nurse, I want shifts.\n  - Priority: must\n  - Estimate: 3\n  - shows nights', ['want: nurse | shifts | -\n  shows nights']],
  ['steps in capitals', 'As a nurse, I want shifts.\n\nGIVEN one\nWHEN two\nTHEN three', ['want: nurse | shifts | -\n  GIVEN one WHEN two THEN three']],
  ['a step in each item', 'As a nurse, I want shifts.\n\n* Given one\n* When two\n* Then three\n* Given four\n* When five\n* Then six', [
    'want: nurse | shifts | -\n  Given one When two Then three\n  Given four When five Then six']],
  ['a background is no criterion', 'Feature: Shifts\n  As a nurse\n  I want shifts\n\n  Background:\n    Given I am in\n    And it is day\n\n  Scenario: one\n    Given a shift\n    Then I see it', [
    'want: nurse | shifts | -\n  Given a shift Then I see it']],
  ['a feature with its aim first', 'Feature: Reset\n  In order to get back in\n  As a returning customer\n  I want to reset my password', ['aim: returning customer | reset my password | get back in']],
  ['a second story in lower case', 'As a nurse, I want shifts.\nas a host, I want a list.', ['want: nurse | shifts | -', 'want: host | a list | -']],
  ['lines broken by a backslash', 'As a nurse\\\nI want shifts\\\nso that I earn', ['want: nurse | shifts | I earn']],
  ['prose that goes on', 'As a visitor, I want a text.\n\nThen everybody went home.\n\nAnd that was it.', ['want: visitor | a text | -']],
  ['criteria still to fill in', 'As a visitor, I want a text.\n\nAcceptance criteria:\n\n- [what anyone can see]', ['want: visitor | a text | -']],
];

suite('parseStories', () => {
  for (const [what, text, stories] of cases) {
    test(what, () => assert.deepEqual(storiesIn(text), stories));
  }

  test('parts stand where they say', () => {
    const text = '# Stories\r\n\r\n**As a** visitor, I want to\r\n  book, so that I rest.';
    const [story] = parseStories(text);
    const at = (span: { start: number; end: number } | undefined): string => text.slice(span!.start, span!.end);
    assert.deepEqual([at(story!.role), at(story!.means), at(story!.ends)], ['visitor', 'book', 'I rest']);
    assert.equal(at(story), 'As a** visitor, I want to\r\n  book, so that I rest.');
  });
});

/** Pieces of which documents with stories are made, and pieces that want to break them. */
const piece = fc.oneof(
  fc.constantFrom(
    'As a visitor, ', 'As an ', 'I want to ', 'I need ', 'so that ', 'In order to ', 'When ', 'Given ', 'Then ', 'And ', '- ', '  - ', '1. ', '| ', '|--|--|\n', '# ', '### ', '\n',
    '\n\n', '```', '```gherkin\n', '<!--', '-->', '---\n', '> ', '**', '_', '`', '[', '](', '](x)', ']', '<', '>', 'Acceptance criteria:', 'Scenario: ', 'As a | I want | So that\n', '\u{1F600}', '\ud800',
    '\t', 'TBC', '...', 'book a time', 'quickly', 'and delete my data ', '=====\n', '\\', '\u00a0', '\u200b', 'e.g. ', '. It ',
  ),
  fc.string({ maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 4 }),
);
const documents = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

suite('parseStories: laws', () => {
  test('whatever the text, each story and part stands in it, and in its story', () => {
    fc.assert(fc.property(documents, (text) => {
      let last = 0;
      for (const story of parseStories(text)) {
        assert.ok(Number.isInteger(story.start) && story.start >= 0 && story.start <= story.end && story.end <= text.length);
        assert.ok(story.role ?? story.means ?? story.ends);
        for (const part of [story.role, story.means, story.ends, ...story.criteria]) {
          if (!part) { continue; }
          assert.ok(part.start >= 0 && part.start < part.end && part.end <= text.length && part.text !== '');
          assert.equal(text[part.start], part.text[0]);
          assert.equal(text[part.end - 1], part.text.at(-1));
        }
        assert.ok(story.start >= last || story.form === 'table');
        last = story.start;
      }
    }), { numRuns: 2000 });
  });

  test('the same twice', () => {
    fc.assert(fc.property(documents, (text) => assert.deepEqual(parseStories(text), parseStories(text))));
  });

  test('CRLF and CR read as LF does', () => {
    fc.assert(fc.property(documents.map((text) => text.replace(/\r/g, '')), (text) => {
      const words = storiesIn(text);
      assert.deepEqual(storiesIn(text.replace(/\n/g, '\r\n')), words);
      assert.deepEqual(storiesIn(text.replace(/\n/g, '\r')), words);
    }), { numRuns: 1000 });
  });

  test('a story in a document of its own is the story that it was', () => {
    const word = fc.constantFrom('visitor', 'host', 'time', 'list', 'photo', 'text', 'day', 'early', 'at noon');
    const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
    fc.assert(fc.property(fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 6 }), fc.constantFrom('', '- ', '1. ', '> '), (stories, mark) => {
      const text = stories.map(([role, means, ends]) => `${mark}As a ${role}, I want to ${means}, so that ${ends}.`).join('\n');
      assert.deepEqual(storiesIn(text), stories.map(([role, means, ends]) => `want: ${role} | ${means} | ${ends}`));
    }));
  });
});
