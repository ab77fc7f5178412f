import assert from 'node:assert/strict';
import { catalogOf } from '../../src/model/framework';
import type { Catalog } from '../../src/model/framework';
import { gapsOf } from '../../src/model/readiness/gaps';
import { madeFrom } from '../../src/model/madeFrom';
import { productManager } from './productManager';

/** The framework as it is compiled: headings beside each template. */
async function compiled(): Promise<{ catalog: Catalog; bodies: Readonly<Record<string, string>> }> {
  const { framework, bodies } = await productManager();
  const templates = framework.templates.map((template) => ({
    ...template, headings: [...bodies[template.id]!.matchAll(/^#{2,}\s+([^[\]\n]+)$/gm)].map(([, heading]) => heading!.trim()),
  }));
  return { catalog: catalogOf([{ ...framework, templates }]), bodies };
}
const filled = (body: string): string => gapsOf(body).reduceRight((text, [from, to]) => `${text.slice(0, from)}the hall opened at nine and forty people came${text.slice(to)}`, body);

suite('madeFrom', () => {
  test('a template filled in shows the activities of that template first, whatever its file is called', async () => {
    const { catalog, bodies } = await compiled();
    let known = 0;
    for (const { id, activities, headings } of catalog.frameworks[0]!.templates) {
      if (headings.length < 2) { continue; }
      known++;
      assert.deepEqual(madeFrom(catalog, 'Untitled-1', filled(bodies[id]!)).map(({ key }) => key), activities.map((activity) => `product-manager/${activity}`), id);
    }
    assert.ok(known >= 15);
  });

  test('as it comes, it shows nothing', async () => {
    const { catalog, bodies } = await compiled();
    for (const [id, body] of Object.entries(bodies)) { assert.deepEqual(madeFrom(catalog, 'Untitled-1', body), [], id); }
  });

  test('a document that has a heading or two like a template is not made from it', async () => {
    const { catalog } = await compiled();
    assert.deepEqual(madeFrom(catalog, 'a.md', '# Note\n\n## Problem\n\nIt rained all day.\n\n## Risks\n\nMore rain tomorrow.\n'), []);
    assert.deepEqual(madeFrom(catalog, 'a.md', 'No headings.'), []);
  });
});
