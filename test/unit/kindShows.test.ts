import assert from 'node:assert/strict';
import { kindShows } from '../../src/model/readiness/kindShows';
import { readinessOf } from '../../src/model/readiness/readiness';
import { productManager } from './productManager';

async function shown(text: string, path = 'x.md'): Promise<readonly string[]> {
  const { framework } = await productManager();
  return kindShows(readinessOf([framework], text, path), path, text).map(({ key, reasons: [reason] }) => `${key}: ${reason?.kind === 'words' ? reason.words : ''}`);
}

suite('kindShows', () => {
  test('the first activity of the kind, once there is a story or something that a check asks for', async () => {
    assert.deepEqual(await shown('# Bookings\n\nAs a visitor, I want to book a time, so that I do not queue.\n'), ['product-manager/write-user-stories: User stories']);
    assert.deepEqual(await shown('# Decision\n\n## Considered options\n\nOslo rather than Bergen.\n'), ['product-manager/help-change-direction: Decision record']);
  });

  test('nothing for a document of no kind, one with nothing written, and a template as it comes', async () => {
    const { framework, bodies } = await productManager();
    assert.deepEqual(await shown('# Shopping\n\nTea.\n'), []);
    assert.deepEqual(await shown('# Decision\n\n## Considered options\n\n## Consequences\n'), []);
    for (const { id, file } of framework.templates) { assert.deepEqual(await shown(bodies[id]!, file), [], id); }
  });
});
