import assert from 'node:assert/strict';
import { dismissedIn, type Dismissible } from '../../src/companion/model/dismissed';
import { findingsOf, type Readiness, readinessOf } from '../../src/companion/model/readiness';
import type { Framework } from '../../src/framework/model/framework';
import { frameworkOf } from './arbitraries';

const check = (test: 'why' | 'vagueWords' | 'hasSection'): Framework['documents'][number]['checks'][number] =>
  ({ id: test, name: 'C', test, headings: ['risks'], words: [], finding: '', advice: '' });
const framework: Framework = {
  ...frameworkOf(1, 1),
  documents: [{ id: 'd', name: 'D', files: ['*'], names: [], begins: [], headings: [], phrases: [], forms: [], activities: [], templates: [], checks: [check('why'), check('vagueWords'), check('hasSection')] }],
};
const read = (text: string): readonly Readiness[] => readinessOf([framework], text, 'a.md');
/** What is dismissed in a text once `marked` was dismissed in another: as the marked parts of the text. */
function after(before: string, marked: string, text: string, { from = 'a.md', to = 'a.md' } = {}): readonly string[] {
  const { finding } = read(before).flatMap(findingsOf).find(({ finding: { start, end } }) => before.slice(start, end) === marked)!;
  const dismissal: Dismissible = { print: finding.print, rule: finding.rule, story: finding.story, place: from };
  return [...dismissedIn(read(text), [dismissal], to).keys()].map(({ start, end }) => text.slice(start, end));
}

const story = 'As a nurse, I want to swap shifts quickly.';
const other = 'As a host, I want to find a name quickly.';

suite('dismissed', () => {
  test('the finding itself, in any file, and no other', () => {
    assert.deepEqual(after(`${story}\n\n${other}`, 'quickly', `# New\n\n${story}\n\n${other}`, { to: 'b.md' }), ['quickly']);
    assert.deepEqual(after(story, 'quickly', other), []);
  });

  test('after an edit to its story it stays, in its file', () => {
    const edited = 'As a nurse, I want to swap my shifts quickly with others.';
    assert.deepEqual(after(`${story}\n\n${other}`, 'quickly', `${edited}\n\n${other}`), ['quickly']);
    assert.deepEqual(after(`${story}\n\n${other}`, 'quickly', `${edited}\n\n${other}`, { to: 'b.md' }), []);
    assert.deepEqual(after(story, story, edited), [edited]);
  });

  test('when the story no longer has it, it does not go to another', () => {
    const better = 'As a nurse, I want to swap shifts.';
    assert.deepEqual(after(`${story}\n\n${other}`, 'quickly', `${better}\n\nAs a nurse, I want to see shifts quickly.`), []);
  });

  test('of a document, in its own file; of an earlier version, wherever the title is the same', () => {
    const plan = '# Plan\n\nText.';
    assert.deepEqual(after(plan, 'Plan', '# Plan\n\nOther.'), ['Plan']);
    assert.deepEqual(after(plan, 'Plan', plan, { to: 'b.md' }), []);
    const { finding } = read(plan).flatMap(findingsOf)[0]!;
    assert.equal(dismissedIn(read(plan), [{ print: finding.print }], 'b.md').size, 1);
  });

  test('two dismissals are two', () => {
    const kinds = read(`${story}\n\n${other}`);
    const vague = kinds.flatMap(findingsOf).map(({ finding }) => finding).filter(({ test: by }) => by === 'vagueWords');
    const dismissals = vague.map(({ print, rule, story: words }) => ({ print, rule, story: words, place: 'a.md' }));
    const edited = read('As a nurse, I want to swap my shifts quickly.\n\nAs a host, I want to find one name quickly.');
    const found = dismissedIn(edited, dismissals, 'a.md');
    assert.deepEqual([...found.entries()].map(([finding, each]) => [finding.story?.slice(5, 10), each.story?.slice(5, 10)]), [['nurse', 'nurse'], ['host,', 'host,']]);
  });
});
