import assert from 'node:assert/strict';
import { given, window } from '../e2e/support';
import { list } from '../../scripts/zip.mjs';

suite('the package', () => {
  test('holds what is needed and nothing else', () => {
    const files = list(given.vsix ?? '').map(({ name }) => name);
    const allowed = [
      /^\[Content_Types\]\.xml$/, /^extension\.vsixmanifest$/,
      /^extension\/(package\.json|package\.nls(\..+)?\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
      /^extension\/dist\/\w+\.js$/, /^extension\/dist\/frameworks\/[^/]+\.json$/,
      /^extension\/framework\/framework\.schema\.json$/, /^extension\/snippets\/[\w-]+\.json$/, /^extension\/l10n\/.+\.json$/, /^extension\/media\/.+\.(svg|png|css)$/,
    ];
    assert.deepEqual(files.filter((file) => !allowed.some((pattern) => pattern.test(file))), []);
    const unused = allowed.filter((pattern) => !files.some((file) => pattern.test(file)));
    assert.deepEqual(unused.map(String), []);
  });

  for (const kind of ['node', 'web'] as const) {
    test(`works once installed, ${kind} host: the tree shows, the palette attaches`, async () => {
      const code = await window({ kind });
      await code.showView('Skills');
      const skills = (await code.treeRows('Skills')).filter(({ expanded }) => expanded === false);
      assert.equal(skills.length, 10);
      await code.openFile('user-stories.md');
      await code.runCommand('Craftlog: Attach File as Evidence...');
      await code.pick('Write user stories', 'user stories');
      await code.expand('Skills', 'Product ownership');
      await code.expand('Skills', 'Write user stories');
      await code.row('Skills', 'user-stories.md').waitFor();
      await code.screenshot(`vsix-${kind}`);
    });
  }
});
