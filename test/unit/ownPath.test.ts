import assert from 'node:assert/strict';
import fs from 'node:fs';
import { isOwnPath } from '../../src/text/paths';

suite('isOwnPath', () => {
  test('knows what Craftlog writes and reads for itself', () => {
    for (const path of [
      '.craftlog/logbook.jsonl', '/home/me/shop/.craftlog/logbook.jsonl', '/shop/.craftlog/frameworks/mine.yaml', 'C:\\shop\\.craftlog\\logbook.jsonl', '/shop/.craftlog',
      '/shop/.Craftlog/logbook.jsonl', '/shop/.craftlog/logbook.jsonl.x.part', '/home/me/frameworks/garden.craftlog.yaml', 'garden.craftlog.yml',
      '/data/User/globalStorage/craftlog.craftlog/logbooks/shop-1/versions/01HKQZ0000AAAAAA-3.json', '/data/User/workspaceStorage/12ab/craftlog.craftlog/frameworks/read-1.json',
    ]) { assert.ok(isOwnPath(path), path); }
  });

  test('takes nobody\'s work for its own', () => {
    for (const path of ['craftlog/notes.md', '/shop/.craftlogs/a.md', 'my.craftlog', '/shop/craftlog.md', 'my.craftlog/notes.md', '/shop/logbook.jsonl', '.craftlog.yaml/notes.md', '']) {
      assert.ok(!isOwnPath(path), path);
    }
  });

  test('the manifest and the code name no other folder for it', () => {
    const { name, publisher } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { name: string; publisher: string };
    assert.ok(isOwnPath(`/globalStorage/${publisher}.${name}/x`));
    const named = fs.readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))
      .flatMap((f) => [...fs.readFileSync(`src/${f}`, 'utf8').matchAll(/'(\.craftlog[\w.]*)'/g)].map(([, folder]) => folder!));
    assert.ok(named.length > 0 && named.every((folder) => isOwnPath(`${folder}/x`)), named.join());
  });
});
