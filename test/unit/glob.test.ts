import assert from 'node:assert/strict';
import fc from 'fast-check';
import { globFits } from '../../src/text/glob';

const fits = (glob: string, path: string): void => assert.equal(globFits(glob, path), true, `${glob} should fit ${path}`);
const misses = (glob: string, path: string): void => assert.equal(globFits(glob, path), false, `${glob} should not fit ${path}`);

suite('globFits', () => {
  test('without a slash, the file name', () => {
    fits('*user-stories*', 'docs/2024/User-Stories v2.md');
    fits('prd*', 'prd.md');
    misses('prd*', 'docs/my-prd.md');
    misses('docs*', 'docs/readme.md');
    fits('?.md', 'a/b.md');
    fits('?.md', '🙂.md');
    misses('?.md', 'ab.md');
    misses('', 'a');
  });

  test('with a slash, the whole path', () => {
    fits('docs/*.md', 'docs/a.md');
    fits('/docs/*.md', 'Docs/a.MD');
    misses('docs/*.md', 'docs/b/a.md');
    misses('docs/*.md', 'x/docs/a.md');
    misses('x/docs?a.md', 'x/docs/a.md');
  });

  test('any folders', () => {
    fits('**/decisions/*', 'decisions/1.md');
    fits('**/decisions/*', 'docs/adr/decisions/1.md');
    misses('**/decisions/*', 'old-decisions/1.md');
    fits('docs/**', 'docs/a/b.md');
    fits('docs/**/b.md', 'docs/b.md');
    fits('docs/**/b.md', 'docs/x/y/b.md');
    misses('docs/**/b.md', 'docs/xb.md');
  });

  test('either', () => {
    fits('*.{md,txt}', 'a.txt');
    misses('*.{md,txt}', 'a.rst');
    fits('{a,b{c,d}}*.md', 'bdx.md');
    misses('{a,b{c,d}}*.md', 'bx.md');
    fits('a{,b}', 'a');
    fits('a{b', 'a{b');
    fits('{docs,notes}/*.md', 'notes/x.md');
  });

  test('characters that mean something in a regular expression mean themselves', () => {
    fits('a+(b).[md]', 'a+(b).[md]');
    misses('a.md', 'axmd');
  });

  test('a path fits itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      fc.pre(!/[*?{}/]/.test(name));
      fits(name, `a/${name}`);
      fits(`x/${name}`, `x/${name}`);
      misses(`${name}a`, name);
    }));
  });

  test('what would take an expanding or a backtracking matcher for ever', () => {
    misses('{a,a}'.repeat(30) + 'b', 'a'.repeat(2000));
    misses('*a'.repeat(60) + 'b', 'a'.repeat(2000));
    misses('{'.repeat(200), 'a');
    fits('{'.repeat(66) + 'a' + ',b}'.repeat(66), 'b');
  });
});
