import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Test, TESTS } from '../../src/framework/model/checkNames';
import { type Finding, QUALITY_OF } from '../../src/companion/model/finding';
import { fingerprint, type Readiness, readinessOf } from '../../src/companion/model/readiness';
import type { Framework } from '../../src/framework/model/framework';
import { frameworkOf } from './arbitraries';
import { productManager } from './productManager';

/** A framework with one kind of document, for stories, that looks at one thing. */
const looksAt = (test: Test, more: object = {}): Framework => ({
  ...frameworkOf(1, 1),
  documents: [{
    id: 'd', name: 'D', files: ['*.md'], names: [], begins: [], headings: [], phrases: [], forms: [], activities: [], templates: [],
    checks: [{ id: 'c', name: 'C', test, headings: [], words: [], finding: '', advice: '', ...more }],
  }],
});
const all = ({ stories, checks }: Readiness): readonly Finding[] => [...stories, ...checks].flatMap(({ findings }) => findings);
const look = (framework: Framework, text: string): readonly Finding[] => readinessOf([framework], text, 'a.md').flatMap(all);
/** What is found, as `kind: marked text`. */
const found = (test: Test, text: string, more: object = {}): string[] => {
  const findings = look(looksAt(test, more), `${text}\n`);
  return findings.map(({ kind, start, end }) => `${kind ?? ''}: ${text.slice(start, end)}`);
};
const asA = (means: string, role = 'visitor'): string => `As a ${role}, I want to ${means}, so that I can go on.`;

/** One line a case: what is looked at, the text, what is marked. */
const storyCases: readonly (readonly [Test, string, string, readonly string[]])[] = [
  ['who', 'somebody', asA('book'), []],
  ['who', 'nobody yet', 'As a [who], I want to book.', [': As a [who], I want to book.']],
  ['who', 'a part of the product', 'As a system, I want to send texts.', ['thing: system']],
  ['who', 'somebody who works with one', 'As a system administrator, I want to send texts.', []],
  ['what', 'nothing yet', 'As a visitor, I want to [what], so that I rest.', [': As a visitor, I want to [what], so that I rest.']],
  ['why', 'no reason', 'As a visitor, I want to book.', [': As a visitor, I want to book.']],
  ['why', 'a reason', asA('book'), []],
  ['why', 'in a sentence of its own', 'As a nurse, I want to swap shifts. This lets me earn more.', []],
  ['why', 'thereby', 'As a nurse, I want to swap shifts, thereby earning more.', []],
  ['why', 'a note is no reason', 'As a nurse, I want to swap shifts. This is for later.', [': As a nurse, I want to swap shifts. This is for later.']],
  ['why', 'the wish again', 'As a visitor, I want to book a repair time, so that a repair time booked', []],
  ['why', 'the same words again', 'As a visitor, I want a safe place to park bikes, so that bikes park safe.', ['repeats: bikes park safe']],

  ['oneThing', 'things joined', asA('see dates and times'), []],
  ['oneThing', 'two verbs, one object', asA('browse and find publishers'), []],
  ['oneThing', 'two roles', 'As a buyer and seller, I want to see prices.', []],
  ['oneThing', 'a step and its outcome', asA('enter my postcode and see what is near'), []],
  ['oneThing', 'a step and its end', asA('edit a page and save it'), []],
  ['oneThing', 'inside a clause', asA('know that the data is good and can be relied on'), []],
  ['oneThing', 'in the reason', 'As a visitor, I want a list, so that I can choose a day and book a time.', []],
  ['oneThing', 'two wishes', asA('create an account and delete my old bookings'), [': and delete']],
  ['oneThing', 'said twice', 'As a visitor, I want to book a time and I want to write reviews, so that I rest.', [': and I want to write']],
  ['oneThing', 'as well as', asA('upload a photo as well as order a part'), [': as well as order']],
  ['oneThing', 'on both sides of a line end', asA('upload a photo and\n  order a part'), [': and\n  order']],

  ['problem', 'a need', asA('know when I am seen'), []],
  ['problem', 'a part of a screen', asA('have a green button at the top'), ['button: button']],
  ['problem', 'technology', asA('have my bookings in a Postgres database'), ['postgres: Postgres']],
  ['problem', 'of those who work with it', asA('have my bookings in a Postgres database', 'developer'), []],
  ['problem', 'a word that is a name too', asA('react to a message'), []],
  ['problem', 'the name', asA('have it in React'), ['react: React']],
  ['problem', 'in other letters', asA('have it in postgres or Javascript'), ['postgres: postgres']],
  ['problem', 'other things with the name of a part of a screen', asA('see the tabs I owe after an accordion lesson'), []],
  ['problem', 'a word inside a word', asA('tune buttonholes'), []],

  ['vagueWords', 'vague', asA('book Easily and quickly'), ['easily: Easily', 'quickly: quickly']],
  ['vagueWords', 'plain words', asA('see all simple repairs'), []],
  ['vagueWords', 'in the reason only', 'As a visitor, I want a map, so that I find it easily.', []],
  ['vagueWords', 'across a line end', 'As a visitor, I want an easy\nto use map, so that I rest.', ['easy to use: easy\nto use']],

  ['size', 'short', asA('book'), []],
  ['size', 'a long wish', `As a visitor, I want ${'one more thing '.repeat(12)}now.`, [`wish: ${'one more thing '.repeat(12)}now`]],
  ['criteria', 'a bare list says it once', `${asA('book')}\n${asA('rest')}`, [`none: ${asA('book')}`]],
  ['criteria', 'one story', asA('book'), [`: ${asA('book')}`]],
  ['criteria', 'some have them', `- ${asA('book')}\n  - one\n- ${asA('rest')}`, [`: ${asA('rest')}`]],
  ['criteria', 'all have them', `- ${asA('book')}\n  - one\n- ${asA('rest')}\n  - two`, []],
  ['testable', 'can be seen', `${asA('book')}\n\nAC:\n- I get a text at 10`, []],
  ['testable', 'cannot', `${asA('book')}\n\nAC:\n- It works as expected and is intuitive`, ['as expected: as expected', 'intuitive: intuitive']],
  ['failureCase', 'all is well', `${asA('book')}\n\nAC:\n- one\n- two`, [': one\n- two']],
  ['failureCase', 'one goes another way', `${asA('book')}\n\nAC:\n- one\n- Given the name is missing, I am asked`, []],
  ...['Otherwise I see the full price', 'If my card is declined I am told why', 'When it is out of stock I can wait', 'A locked account', 'the second sees it is taken', 'Unable to load', '0 results says so',
    'I didn’t pay'].map((text) => ['failureCase', text, `${asA('book')}\n\nAC:\n- one\n- ${text}`, []] as const),
  ['failureCase', 'in the title of a scenario', `${asA('book')}\n\nScenario: an expired card\nGiven it\nThen I pay`, []],
  ['failureCase', 'in examples', `${asA('book')}\n\nScenario Outline: cards\nGiven a <card>\nThen I see <result>\n\nExamples:\n| card | result |\n| expired | a hint |`, []],
  ['failureCase', 'titles of which none goes another way', `${asA('book')}\n\nScenario: a card\nGiven it\nThen I pay`, [': Given it\nThen I pay']],
  ['failureCase', 'notes are no criteria', `- ${asA('book')}\n  - Priority: must\n  - Estimate: 3`, []],
  ['failureCase', 'a definition of done is the team\'s', `${asA('book')}\n\nDefinition of Done: code reviewed, tested, deployed`, []],
  ['failureCase', 'no criteria is not this', asA('book'), []],
  ['sameForm', 'all the same', [1, 2, 3, 4].map((n) => asA(`book ${n}`)).join('\n'), []],
  ['sameForm', 'one is not', [...[1, 2, 3, 4].map((n) => asA(`book ${n}`)), 'As a host, I need a list.'].join('\n'), [': As a host, I need a list.']],
  ['sameForm', 'no form that most have', [asA('a'), asA('b'), 'As a host, I need a list.', 'As a host, I need tea.'].join('\n'), []],
  ['duplicate', 'the same, in other marks', `${asA('book')}\n- as a Visitor I want to book so that I can go on`, [': as a Visitor I want to book so that I can go on']],
  ['duplicate', 'another reason', `${asA('book')}\nAs a visitor, I want to book, so that I rest.`, []],
];

suite('readiness of stories', () => {
  for (const [name, what, text, marks] of storyCases) {
    test(`${name}: ${what}`, () => {
      const framework = looksAt(name);
      const forStories = { ...framework, documents: framework.documents.map((document) => ({ ...document, forms: ['userStory' as const] })) };
      const findings = readinessOf([forStories], text, 'a.md').flatMap(all);
      const shown = findings.map(({ kind, start, end }) => `${kind ?? ''}: ${text.slice(start, end)}`);
      assert.deepEqual(shown, marks);
      for (const { test: by, quality } of findings) { assert.equal(quality, QUALITY_OF[by]); }
    });
  }

  test('each story that gets criteria makes the list more ready, never less', () => {
    const counts = [0, 1, 2, 3].map((done) => {
      const text = ['book', 'rest', 'leave'].map((wish, i) => `- ${asA(wish)}\n${i < done ? '  - No time is left: I am told\n' : ''}`).join('');
      const [{ stories, checks }] = readinessOf([looksAt('criteria')], text, 'a.md') as [Readiness];
      assert.equal(checks.length, 1);
      return [...stories, ...checks].filter(({ findings }) => !findings.length).length;
    });
    assert.deepEqual(counts, [3, 3, 3, 4]);
  });

  test('a duplicate says of which', () => {
    const framework = looksAt('duplicate');
    const [finding] = look(framework, `${asA('rest')}\n${asA('book')}\n${asA('book')}`);
    assert.deepEqual(finding!.facts, { number: 2, text: 'book' });
  });
});

const plan = (body: string): string => `# Plan\n\n${body}`;
const documentCases: readonly (readonly [Test, string, object, string, readonly string[]])[] = [
  ['hasSection', 'there', { headings: ['risks'] }, plan('## Our risks\n\nIt may rain.'), []],
  ['hasSection', 'as a label', { headings: ['risks'] }, plan('**Risks:** it may rain.'), []],
  ['hasSection', 'as a row', { headings: ['risk'] }, plan('| What | Said |\n|--|--|\n| Risk | it may rain |'), []],
  ['hasSection', 'in other words', { headings: ['risks'], words: ['may rain'] }, plan('It may rain.'), []],
  ['hasSection', 'empty', { headings: ['risks'] }, plan('## Risks\n\n## Costs\n\nNone.'), ['empty: Risks']],
  ['hasSection', 'still to fill in', { headings: ['risks'] }, plan('## Risks\n\n- [What could go wrong]\n'), ['empty: Risks']],
  ['hasSection', 'absent', { headings: ['risks'] }, plan('## Costs\n\nNone.'), ['absent: Plan']],
  ['hasSection', 'a part of a word', { headings: ['risk'] }, plan('## Asterisks\n\nNone.'), ['absent: Plan']],
  ['saysOneOf', 'said', { words: ['so that', 'because'] }, plan('We do it because it rains.'), []],
  ['saysOneOf', 'said in a gap', { words: ['because'] }, plan('[We do it because]'), ['absent: Plan']],
  ['saysOneOf', 'said in a heading with something under it', { words: ['because'] }, plan('## Because\n\nRain.'), []],
  ['saysOneOf', 'said in a heading alone', { words: ['because'] }, plan('## Because\n\n## Rain\n\nOften.'), ['absent: Plan']],
  ['saysOneOf', 'said in a heading with a gap under it', { words: ['because'] }, plan('## Because\n\n[why]\n\n## Rain\n\nOften.'), ['absent: Plan']],
  ['saysOneOf', 'said in the head of a table', { words: ['because'] }, plan('| What | Because |\n|--|--|\n| tea | rain |'), []],
  ['saysOneOf', 'said in the head of an empty column', { words: ['because'] }, plan('| What | Because |\n|--|--|\n| tea | [why] |'), ['absent: Plan']],
  ['hasSection', 'as a column', { headings: ['risks'] }, plan('| What | Risks |\n|--|--|\n| tea | rain |'), []],
  ['hasNumber', 'with a unit', {}, plan('It took 12 days.'), []],
  ['hasNumber', 'per cent', {}, plan('Down by 3.5%'), []],
  ['hasNumber', 'money', {}, plan('It costs £300.'), []],
  ['hasNumber', 'from and to', {}, plan('From 12 to 4.'), []],
  ...['| Uncovered shifts | 14 | 5 | June |', 'fall from 14 a month to 5', '14 → 5', 'NPS above 40', 'Orders failed: 312', '80k in year one', 'six nurses and two managers', '5 of 12 markets', '2,000',
    'up 3x', '4 h', '12 (was 30)', '> 40'].map((text) => ['hasNumber', text, {}, plan(text.startsWith('|') ? `| a | b | c | d |\n|--|--|--|--|\n${text}` : text), []] as const),
  ...['2026', 'In March 2026', 'May 5', 'Spring 2026', 'version 2.4.1', 'v3', 'step 2 of the plan', 'US-12 and #7', 'Q3', '2026-05-03', 'at 10:30', 'one of them', 'release 4'].map((text) => (
    ['hasNumber', `no number: ${text}`, {}, plan(text), ['absent: Plan']] as const)),
  ['hasNumber', 'a date is none', {}, plan('On 3 May 2024, in Q3, version 1.2'), ['absent: Plan']],
  ['hasNumber', 'in its section', { headings: ['measures'] }, plan('It took 12 days.\n\n## Measures\n\nSome.'), ['empty: Measures']],
  ['hasNumber', 'several', { least: 2 }, plan('12 days.\n\n13 people.'), []],
  ['hasDate', 'ISO', {}, plan('2024-05-03'), []],
  ['hasDate', 'among the properties before the text', {}, '---\nauthor: Sam\ndate: 2024-05-03\n---\n\n# Plan\n\nText.', []],
  ['hasDate', 'another property has one', {}, '---\npermalink: /2024-05-03-x\ndate: [when]  # e.g. 2024-05-03\n---\n\n# Plan\n\nText.', ['absent: Plan']],
  ['hasDate', 'none among them', {}, '---\nauthor: Sam\ndate:\n---\n\n# Plan\n\nText.', ['absent: Plan']],
  ['hasDate', 'in words', {}, plan('Agreed on 3 May.'), []],
  ['hasDate', 'in a heading', {}, plan('## May 2024\n\nText.'), []],
  ['hasDate', 'a season', {}, plan('In spring 2026.'), []],
  ['hasDate', 'a month alone', {}, plan('Agreed in March.'), []],
  ['hasDate', 'a month in a heading', {}, '# What\'s new in March\n\nText.', []],
  ['hasDate', 'words like months', {}, plan('12 markets may decide in 3 novel ways.'), ['absent: Plan']],
  ['hasDate', 'a version is none', {}, '# Release notes 2.4\n\nIn version 2.4.1', ['absent: Release notes 2.4']],
  ['hasDate', 'a version where one will do', { words: ['release notes'] }, '# Release notes 2.4\n\nText.', []],
  ['hasDate', 'a version in the text', { words: ['version'] }, plan('In version 2.'), []],
  ['hasDate', 'a price is no version', { words: ['version'] }, plan('It costs 2.40.'), ['absent: Plan']],
  ['hasDate', 'still to fill in', {}, plan('[3 May 2024]'), ['absent: Plan']],
  ['hasList', 'there', { least: 2 }, plan('- one\n- two'), []],
  ['hasList', 'too short', { least: 2 }, plan('- one\n- [two more]'), ['absent: Plan']],
  ['columnFilled', 'filled', { words: ['who'] }, plan('| What | Who |\n|--|--|\n| rain | Ann |'), []],
  ['columnFilled', 'a cell open', { words: ['who'] }, plan('| What | Who |\n|--|--|\n| rain | |\n| sun | Ann |'), ['row rain: rain | |']],
  ['columnFilled', 'a cell to fill in', { words: ['who'] }, plan('| What | Who |\n|--|--|\n| rain | [name] |'), ['row rain: rain | [name] |']],
  ['columnFilled', 'no such column', { words: ['who'] }, plan('None.'), ['absent: Plan']],
  ['noPlaceholder', 'none', {}, plan('A [link](x), a note[1], a tick:\n\n- [x] done\n- [ ] open'), []],
  ['noPlaceholder', 'what looks like gaps', {}, plan('In array[index], see [Smith 2020] and [[a page here]]; a TODO list for TBC Bank.'), []],
  ['noPlaceholder', 'gaps', {}, plan('By [name of the owner], TBC.'), ['[name of the owner]: [name of the owner]', 'tbc: TBC']],
];

suite('readiness of documents', () => {
  for (const [name, what, more, text, marks] of documentCases) {
    test(`${name}: ${what}`, () => {
      const marked = found(name, text, { ...more }).map((mark) => mark.replace(/^(row [^:]*): \| ?/, '$1: '));
      assert.deepEqual(marked, marks);
    });
  }

  test('a kind is recognised by name, headings, phrases and stories, and chance is not enough', () => {
    const kind = (more: object): Framework => ({
      ...frameworkOf(1, 1),
      documents: [{ id: 'd', name: 'D', files: [], names: [], begins: [], headings: [], phrases: [], forms: [], activities: [], templates: [], checks: looksAt('hasDate').documents[0]!.checks, ...more }],
    });
    const is = (framework: Framework, text: string, path = 'x.md'): boolean => readinessOf([framework], text, path).length === 1;
    assert.ok(is(kind({ files: ['*plan*'] }), '', 'my-plan.md'));
    assert.ok(!is(kind({ files: ['*plan*'] }), '', 'other.md'));
    assert.ok(is(kind({ headings: ['risks', 'costs'] }), '# Costs\n\n## Risks\n'));
    assert.ok(!is(kind({ headings: ['risks', 'costs'] }), '# Costs\n'));
    assert.ok(is(kind({ forms: ['userStory'] }), asA('book')));
    assert.ok(!is(kind({ forms: ['jobStory'] }), asA('book')));
    assert.ok(is(kind({ forms: ['scenario'] }), 'Feature: a\n\n  Scenario: b\n    Given c\n', 'x.feature'));
    assert.ok(!is(kind({ phrases: ['out of scope'] }), 'Nothing is out of scope.'));
  });

  test('of two kinds the likelier, and stories where there are some', () => {
    const of = (id: string, more: object): Framework['documents'][number] => ({ id, name: id, files: [], names: [], begins: [], headings: [], phrases: [], forms: [], activities: [], templates: [], checks: [], ...more });
    const stories = looksAt('who').documents[0]!.checks;
    const framework = {
      ...frameworkOf(1, 1),
      documents: [of('stories', { forms: ['userStory'], checks: stories }), of('brief', { headings: ['problem', 'risks', 'costs', 'aim', 'goal', 'people'], checks: looksAt('hasDate').documents[0]!.checks }), of('other', { files: ['*'] })],
    };
    const text = `# Problem\n\n## Risks\n\n## Costs\n\n## Aim\n\n## Goal\n\n## People\n\n${asA('book')}`;
    assert.deepEqual(readinessOf([framework], text, 'x').map(({ document }) => document.id), ['brief', 'stories']);
  });
});

/** One line a case: the kind of document and one of its checks, a text, and whether there is a hint. */
const kindCases: readonly (readonly [string, string, string, boolean])[] = [
  ['roadmap', 'when', '# Roadmap\n\n## Now\n\n- Dark mode\n\n## Later\n\n- Sound', false],
  ['roadmap', 'when', '# Roadmap\n\n| Now | Next | Later |\n|--|--|--|\n| Dark mode | Sound | Light |', false],
  ['roadmap', 'when', '# Roadmap\n\n## Q1\n\n- Dark mode\n\n## Q2\n\n- Sound', false],
  ['roadmap', 'when', '# Roadmap\n\n## Apps\n\n- Dark mode', true],
  ['roadmap', 'outcomes', '# Roadmap\n\n## Now\n\n### Wards fill their own shifts\n\nUncovered shifts, 14, 5', false],
  ['roadmap', 'outcomes', '# Roadmap\n\n| Outcome | Way |\n|--|--|\n| wards fill shifts | swaps |', false],
  ['roadmap', 'outcomes', '# Roadmap\n\n## Now\n\n### Dark mode\n\n- Sound', true],
  ['brief', 'who', '# PRD\n\n## Who it is for\n\nWard nurses first', false],
  ['brief', 'who', '# PRD\n\n## Target audience\n\nParents of children under five', false],
  ['brief', 'who', '# PRD\n\nAs a nurse, I want to swap shifts, so that I earn.', false],
  ['brief', 'who', '# PRD\n\n## Who it is for\n\n## Problem\n\nShifts stay open.', true],
  ['decision', 'options', '# Decision\n\nWe picked Oslo over Bergen.', false],
  ['decision', 'decision', '# Notes\n\nWe picked Oslo over Bergen.', false],
  ['decision', 'context', '# Notes\n\nWe picked Oslo, since trains go there.', false],
  ['release-notes', 'date', '# Release notes 2.4\n\n- New', false],
  ['release-notes', 'date', '# Release notes\n\n- New', true],
];

suite('readiness of the kinds of the product manager', () => {
  for (const [kind, check, text, hint] of kindCases) {
    test(`${kind}, ${check}: ${text.split('\n').slice(2).join(' ').trim() || text}`, async () => {
      const { framework } = await productManager();
      const only = { ...framework, documents: framework.documents.filter(({ id }) => id === kind).map((document) => ({ ...document, files: ['*'] })) };
      const [readiness] = readinessOf([only], text, 'x.md');
      assert.equal(readiness!.checks.find((each) => each.check.id === check)!.findings.length > 0, hint);
    });
  }

  for (const text of [
    'As a contributor, I want you to read CONTRIBUTING.md.', 'We welcome pull requests. As a maintainer I want to keep this small.',
    'As a product manager with ten years in health, I want to join you so that we can learn.', 'As the Controller, we need your consent so that we can go on.',
    'As a child, I wanted to be an astronaut.', 'As a customer I want my money back!',
    `As a reader, I want to know how this began. ${'It began with rain and tea in a small town. '.repeat(5)}`,
  ]) {
    test(`no stories: ${text.slice(0, 60)}`, async () => {
      const { framework } = await productManager();
      assert.deepEqual(readinessOf([framework], `# Hello\n\n${text}\n`, 'x.md'), []);
    });
  }
});

suite('prints', () => {
  const framework = looksAt('why');
  const print = (text: string): string => look(framework, text)[0]!.print;
  const story = 'As a visitor, I want to book.';

  test('edits elsewhere, white space, markup and another name leave them alone', () => {
    const before = print(story);
    assert.equal(print(`# More\n\n${story}`), before);
    assert.equal(print(`${asA('rest')}\n\n- **As a** visitor,\n  I want to book.`), before);
    assert.equal(readinessOf([framework], story, 'renamed.md').flatMap(all)[0]!.print, before);
  });

  test('other words, another check and another word marked have prints of their own', () => {
    assert.notEqual(print('As a host, I want to book.'), print(story));
    const vague = look(looksAt('vagueWords'), asA('book easily and quickly'));
    assert.equal(new Set(vague.map((finding) => finding.print)).size, 2);
    assert.notEqual(look(looksAt('why', { id: 'other' }), story)[0]!.print, print(story));
  });

  test('two equal stories in one text are two', () => {
    const findings = look(framework, `${story}\n\n${story}`);
    assert.equal(new Set(findings.map((finding) => finding.print)).size, 2);
  });

  test('of a document: by its title, whatever else changes', () => {
    const risks = looksAt('hasSection', { headings: ['risks'] });
    const of = (text: string, path = 'a.md'): string => readinessOf([risks], text, path).flatMap(all)[0]!.print;
    assert.equal(of('# Plan\n\nText.'), of('# Plan\n\nOther text.\n\nMore.', 'b.md'));
    assert.notEqual(of('# Plan\n'), of('# Another\n'));
  });

  test('53 bits, of words alone', () => {
    assert.equal(fingerprint('As a visitor,\r\n I want'), fingerprint('as A **visitor** I WANT'));
    const many = new Set(Array.from({ length: 20_000 }, (_, i) => fingerprint(`story ${i}`)));
    assert.equal(many.size, 20_000);
  });
});

suite('readiness: laws', () => {
  const everything: Framework = {
    ...frameworkOf(1, 1),
    documents: [{
      id: 'd', name: 'D', files: ['*'], names: [], begins: [], headings: [], phrases: [], forms: [], activities: [], templates: [],
      checks: TESTS.map((test, i) => ({ id: `c${i}`, name: 'C', test, headings: i % 2 ? ['risks'] : [], words: ['because', 'who'], finding: '', advice: '' })),
    }],
  };
  const piece = fc.oneof(
    fc.constantFrom('As a visitor, I want to book easily.\n', 'I want to ', 'As a ', 'so that ', '# Risks\n', '- ', '| Who | b |\n|--|--|\n', '| x | |\n', '[gap here]', '12 days', '2024-05-03', '\n\n',
      'AC:\n', '- It loads quickly\n', '- ', 'Given a, when b, then c\n', 'TBC', '**', '```\n', '\ud800', '\u{1F600}', ':', 'because '),
    fc.string({ maxLength: 8 }),
  );
  const documents = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  const prints = (text: string): unknown => readinessOf([everything], text, 'a.md').flatMap(all).map(({ check, kind, print, facts }) => ({ check, kind, print, facts }));

  test('whatever the text, findings stand in it and name a check of the kind', () => {
    fc.assert(fc.property(documents, (text) => {
      for (const { start, end, check, print } of look(everything, text)) {
        assert.ok(Number.isInteger(start) && start >= 0 && start <= end && end <= text.length);
        assert.ok(everything.documents[0]!.checks.some(({ id }) => id === check));
        assert.match(print, /^[0-9a-z]{1,11}$/);
      }
    }), { numRuns: 1000 });
  });

  test('whatever the text, no two findings have the same print', () => {
    fc.assert(fc.property(documents, (text) => {
      const all = look(everything, text).map(({ print }) => print);
      assert.equal(new Set(all).size, all.length);
    }), { numRuns: 1000, examples: [['| Who | b |\n|--|--|\n\ud800| Who | b |\n|--|--|\n']] });
  });

  test('the same twice, and with CRLF as with LF', () => {
    fc.assert(fc.property(documents.map((text) => text.replace(/\r/g, '')), (text) => {
      assert.deepEqual(look(everything, text), look(everything, text));
      assert.deepEqual(prints(text.replace(/\n/g, '\r\n')), prints(text));
    }), { numRuns: 500 });
  });

  test('a story more at the end changes no finding of the others, but for those about the list', () => {
    const alone = { ...everything, documents: everything.documents.map((d) => ({ ...d, checks: d.checks.filter(({ test }) => ['who', 'what', 'why', 'oneThing', 'problem', 'vagueWords'].includes(test)) })) };
    fc.assert(fc.property(fc.array(fc.constantFrom('easily', 'book', 'rest', 'a button', 'soon'), { minLength: 1, maxLength: 5 }), (wishes) => {
      const text = wishes.map((wish) => `As a visitor, I want ${wish}.`).join('\n\n');
      const before = look(alone, text);
      assert.deepEqual(look(alone, `${text}\n\nAs a host, I want tea.`).slice(0, before.length), before);
    }));
  });
});
