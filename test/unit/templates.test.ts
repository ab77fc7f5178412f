import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogOf } from '../../src/framework/model/framework';
import { isStoryTest } from '../../src/framework/model/checkNames';
import { gapsOf, isFilled } from '../../src/suggest/templates';
import { readinessOf } from '../../src/companion/model/readiness';
import { templateSnippet } from '../../src/companion/model/templateSnippet';
import { suggest } from '../../src/suggest/suggest';
import { productManager } from './productManager';

/** As VS Code reads a snippet: its text, and its stops as `[number, text]`. */
function readSnippet(snippet: string): { text: string; stops: [number, string][] } {
  const stops: [number, string][] = [];
  let text = '';
  for (const { 1: escaped, 2: number, 3: stop, 4: other } of snippet.matchAll(/\\([\\$}])|\$\{(\d+):((?:\\[\\$}]|[^}\\])*)\}|([^])/g)) {
    const plain = stop?.replace(/\\([\\$}])/g, '$1');
    if (number !== undefined) { stops.push([Number(number), plain!]); }
    text += escaped ?? plain ?? other ?? '';
  }
  return { text, stops };
}

/** The kind of document that each template begins, where Craftlog knows one. */
const kinds: Readonly<Record<string, string>> = {
  'user-stories': 'user-stories', 'lean-prd': 'brief', 'interview-guide': 'research-plan', synthesis: 'findings', 'decision-record': 'decision', roadmap: 'roadmap',
  'business-case': 'business-case', 'post-mortem': 'post-mortem', 'release-notes': 'release-notes',
};

suite('templates', () => {
  test('those that the role has, each with a text', async () => {
    const { framework, bodies } = await productManager();
    const ids = framework.templates.map(({ id }) => id);
    for (const id of [
      'user-stories', 'lean-prd', 'interview-guide', 'interview-notes', 'synthesis', 'experiment-plan', 'launch-checklist', 'release-notes', 'decision-record',
      'instrumentation-spec', 'competitor-snapshot', 'stakeholder-map', 'check-in-notes', 'roadmap', 'business-case', 'post-mortem',
    ]) { assert.ok(ids.includes(id), id); }
    assert.deepEqual(Object.keys(bodies).sort(), [...ids].sort());
  });

  test('short, in lines that can be read, and all but check-in notes show an activity', async () => {
    const { framework, bodies } = await productManager();
    for (const { id, activities, file, description } of framework.templates) {
      const body = bodies[id]!;
      assert.ok(body.split('\n').length <= 60, `${id} is long`);
      assert.match(body, /^# .*\[/, `${id} begins with a title to fill in`);
      assert.ok(gapsOf(body).every(([from, to]) => to - from <= 82), `${id} asks too much in one gap`);
      assert.ok(activities.length > 0 || id === 'check-in-notes', id);
      assert.match(file, /^[a-z-]+\.md$/);
      assert.ok(description);
    }
  });

  test('as it comes, nothing is filled in: besides headings, labels and heads of tables there are only gaps', async () => {
    const { bodies } = await productManager();
    for (const [id, body] of Object.entries(bodies)) {
      const lines = body.split('\n').filter((line, i, all) => !/^#/.test(line) && !/^\|?[\s|-]*$/.test(line) && !/^\|[-|]+\|$/.test(all[i + 1] ?? '') && !/:$/.test(line));
      const written = lines.filter((line) => !gapsOf(line).length && isFilled(line));
      assert.deepEqual(written, [], id);
    }
  });

  test('as it comes, it looks like evidence for nothing', async () => {
    const { framework, bodies } = await productManager();
    const catalog = catalogOf([framework]);
    for (const { id, file } of framework.templates) {
      assert.deepEqual(suggest(catalog, { path: file, text: bodies[id]! }, 5), [], id);
      assert.deepEqual(suggest(catalog, { path: 'Untitled-1', text: bodies[id]! }, 5), [], `${id}, untitled`);
    }
  });

  test('as it comes, it is known for what it will be, and no check is passed', async () => {
    const { framework, bodies } = await productManager();
    for (const { id, file } of framework.templates) {
      const readiness = readinessOf([framework], bodies[id]!, file);
      if (kinds[id]) { assert.equal(readiness[0]?.document.id, kinds[id], id); }
      for (const { stories, checks, document } of readiness) {
        assert.deepEqual(stories, [], id);
        assert.deepEqual(checks.filter(({ check: { test: by }, findings }) => !findings.length && by !== 'noBlame' && by !== 'noLeading').map(({ check }) => check.id), [], `${id} as ${document.id}`);
        assert.equal(checks.length, document.checks.filter(({ test: by }) => !isStoryTest(by)).length);
      }
    }
  });

  test('a gap is a stop of the snippet, in order, and the text is the template\'s', async () => {
    const { bodies } = await productManager();
    for (const [id, body] of Object.entries(bodies)) {
      const { text, stops } = readSnippet(templateSnippet(body));
      assert.equal(text, body, id);
      assert.deepEqual(stops, gapsOf(body).map(([from, to], i) => [i + 1, body.slice(from, to)]), id);
      assert.ok(stops.length > 3, id);
    }
  });

  test('any text comes back from its snippet', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom('$', '\\', '}', '{', '${1:a}', '[gap here]', '[x]', '$1', '\n'), fc.string({ maxLength: 5 })), { maxLength: 20 });
    fc.assert(fc.property(texts.map((pieces) => pieces.join('')), (text) => assert.equal(readSnippet(templateSnippet(text)).text, text)));
  });
});
