import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readinessOf } from '../../src/companion/model/readiness';
import { catalogOf, type Framework } from '../../src/framework/model/framework';
import { gapsOf } from '../../src/suggest/templates';
import { recognise } from '../../src/suggest/recognise';
import { suggest } from '../../src/suggest/suggest';
import { productManager } from './productManager';

/** The framework as it ships: headings beside each template. */
async function compiled(): Promise<{ framework: Framework; bodies: Readonly<Record<string, string>> }> {
  const { framework, bodies } = await productManager();
  const templates = framework.templates.map((template) => ({
    ...template, headings: [...bodies[template.id]!.matchAll(/^#{2,}\s+([^[\]\n]+)$/gm)].map(([, heading]) => heading!.trim()),
  }));
  return { framework: { ...framework, templates }, bodies };
}
const filled = (body: string): string => gapsOf(body).reduceRight((text, [from, to]) => `${text.slice(0, from)}the hall opened at nine and forty people came${text.slice(to)}`, body);

const decision = `# Use a queue for letters

## Status

Accepted

## Context

Letters are sent while people wait, and the printer is slow on Mondays.

## Decision

We will put letters into a queue and print them at night.

## Consequences

Nobody waits. A letter can be a day late.
`;
/** A document, the kind that it is, and what may be suggested first: nothing where it shows nothing. */
const cases: readonly (readonly [what: string, path: string, text: string, kind: string, first: readonly string[]])[] = [
  ['a decision record is about its technology, not a change of direction', 'decision-record/DR008.md', decision, 'decision', ['explain-technology', 'explain-constraints']],
  ['a page that explains a method', 'docs/okrs.md',
    '# OKRs\n\n## What are OKRs?\n\nOKRs are a way to say what you want. You set an objective, and your team finds key results for it.\n\n## What is a key result?\n\nIt is a number you can check.\n\n## How to write one\n\nYou begin with the change that you want. Ask yourself who would notice.\n\n## What OKRs are not\n\nThey are not a list of tasks.\n', 'explanation', []],
  ['notes about people at work', 'notes/performance-reviews.md',
    '# Performance reviews log\n\n## Kim\n\n### Strengths\n\nCalm with callers. Her manager agrees.\n\n### Areas for improvement\n\nSlow to ask for help.\n\n### Promotion\n\nTo be looked at in May with her line manager.\n', 'personnel', []],
  ['the words of a product are not what its document is', 'docs/status-report-form.md',
    '# Status Report form: use cases\n\n## Use case 1: send a report\n\nActor: clerk\n\n- As a clerk, I want to save a report, so that I can finish it after lunch.\n- As a clerk, I want to send a report, so that the office knows.\n- As a manager, I want to see who has sent one, so that I can remind the others.\n', 'requirements', ['write-user-stories', 'agree-acceptance-criteria']],
  ['a test of an early access page is a usability test', 'research/early-access.md',
    '# Usability testing: early access journey\n\n## Participants\n\nSix people who had asked for access.\n\n## Tasks\n\nAsk for access and come back later.\n\n## Findings\n\nFour participants did not notice the second page. "Where did it go?" said one.\n\n## Recommendations\n\nSay on the first page that there are two.\n', 'findings', ['join-research-round']],
  ['research by its parts', 'research/2024-03-letters.md',
    '# Letters, round 3\n\n## Aims\n\nTo see how people read a letter about money.\n\n## Users\n\nEight people who got one in March.\n\n## Methodology\n\nInterviews at home, an hour each.\n\n## Key headlines\n\nPeople read the amount and the date, and nothing else.\n', 'findings', ['join-research-round', 'turn-problem-into-insight']],
  ['a road map in two words', 'road-map.md', '# Road Map\n\n## 2025\n\n- Renew a loan by text message\n- See what is overdue\n\n## Later\n\n- Reserve a room\n', 'roadmap', ['build-outcome-roadmap']],
  ['an issue form', '.github/ISSUE_TEMPLATE/feature.md', '# Feature request\n\nAs a … (who), I want … (what), so that … (why).\n\n## Describe the solution you\'d like\n\nTell us what you would see.\n', 'template', []],
];

suite('recognise', () => {
  for (const [what, path, text, kind, first] of cases) {
    test(what, async () => {
      const { framework } = await compiled();
      const catalog = catalogOf([framework]);
      const [best] = recognise(catalog.frameworks, path, text);
      assert.equal(best?.document.id, kind);
      const [shown] = suggest(catalog, { path, text }, 5);
      const key = shown?.key.replace('product-manager/', '');
      assert.ok(first.length ? first.includes(key ?? '') : key === undefined, `shows ${key}`);
    });
  }

  test('a template that is filled in is of its kind, whatever its file is called; as it comes it shows nothing', async () => {
    const { framework, bodies } = await compiled();
    const catalog = catalogOf([framework]);
    let known = 0;
    for (const { id, headings, activities } of framework.templates) {
      const kind = framework.documents.find(({ templates }) => templates.includes(id));
      assert.deepEqual(suggest(catalog, { path: 'Untitled-1', text: bodies[id]! }, 5), [], id);
      if (headings.length < 2) { continue; }
      known++;
      const [best] = recognise(catalog.frameworks, 'Untitled-1', filled(bodies[id]!));
      assert.equal(best?.document.id, kind?.id ?? id, id);
      const shown = suggest(catalog, { path: 'Untitled-1', text: filled(bodies[id]!) }, 3).map(({ key }) => key.replace('product-manager/', ''));
      // What shows its topic is silent where it has none; the gaps are filled with words about nothing.
      if (kind?.shows === 'topic' && !shown.length) { continue; }
      assert.ok(activities.length ? shown.some((key) => activities.includes(key)) : !shown.length, `${id}: ${shown.join(' ')}`);
    }
    assert.ok(known >= 15);
  });

  test('our own exports are no evidence', async () => {
    const { framework } = await compiled();
    const text = '# Learning portfolio\n\nMade with Craftlog on 3 May 2024.\n\n## User stories\n\n### Write user stories\n\nEvidence: stories.md. My part: did it. As a clerk, I want to print a case, so that I can post it.\n\n## Roadmap\n\n### Build an outcome-led roadmap\n\nNot started.\n';
    assert.deepEqual(suggest(catalogOf([framework]), { path: 'portfolio.md', text }, 5), []);
  });

  test('one answer: what a document is shown to be is what its checks are of', async () => {
    const { framework } = await compiled();
    for (const [, path, text, kind] of cases) {
      const looked = readinessOf([framework], text, path).map(({ document }) => document.id);
      const { checks } = framework.documents.find(({ id }) => id === kind)!;
      assert.equal(looked.includes(kind), checks.length > 0, `${path}: ${looked.join(' ')}`);
    }
  });

  test('reasons are words that people can read', async () => {
    const { framework } = await compiled();
    const text = '# Reader\'s loan: Q & A for the show & tell\n\n## Q & A\n\nWhat did the demo show? We showed the reader\'s loan to twelve people at the sprint review.\n';
    const shown = suggest(catalogOf([framework]), { path: 'demo.md', text }, 9);
    assert.ok(shown.length > 0);
    for (const { reasons } of shown) {
      for (const reason of reasons) {
        if (reason.kind === 'words') { assert.match(reason.words, /\p{L}{2}/u); assert.ok(!['q', 's', 'for', '&'].includes(reason.words), reason.words); }
      }
    }
  });

  test('laws: any text has an answer, confidences are of one whole and go down', async () => {
    const { framework } = await compiled();
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.array(fc.constantFrom('# Decision', '## Context', 'Given a', '- [ ] b', '~~~', 'As a b, I want c', '\n', 'word'), { maxLength: 20 }), (noise, lines) => {
      const found = recognise([framework], 'a.md', [...lines, noise].join('\n'));
      assert.ok(found.reduce((sum, { confidence }) => sum + confidence, 0) <= 1 + 1e-9);
      found.forEach(({ confidence }, i) => assert.ok(confidence > 0 && (i === 0 || found[i - 1]!.confidence >= confidence)));
    }), { numRuns: 200 });
  });
});
