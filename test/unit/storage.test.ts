import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { compactLogbook } from '../../src/logbook/model/compactLogbook';
import { latestPlausibleId, newEntryId, timeOf } from '../../src/logbook/model/entryId';
import { gitIdentity, isNextDoor, likenessOf, logbookIdFor, parseHomeFolder, sampleFiles } from '../../src/logbook/model/homeFolder';
import { classifyImportText, readLogbook, classifyImport } from '../../src/logbook/model/classifyImport';
import { isSoundSource } from '../../src/logbook/model/entryChecks';
import type { Entry } from '../../src/logbook/model/logbook';
import { entriesOf, lastAction, stillCounting } from '../../src/logbook/model/actions';
import { emptyLogbook, isLogbookId, logbookOf, logbookVersion, parseLogbook, serialiseLogbook } from '../../src/logbook/model/parseLogbook';
import { computeProgress } from '../../src/logbook/model/progress';
import { parseVersionName, versionName, versionsToPrune } from '../../src/logbook/model/versionName';
import { parseJson } from '../../src/text/canonicalJson';
import { logbooks } from './arbitraries';

const now = Date.UTC(2026, 0, 15, 12);
const day = 24 * 60 * 60_000;
const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const note = (id: string, text = 'x', at = '2024-01-01T00:00:00.000Z'): Entry => ({ id, at, type: 'evidence', activities: ['f/a'], source: { kind: 'note', text } });

suite('logbooks of every version', () => {
  const folder = 'test/fixtures/logbooks';
  test('there is one of each', () => {
    assert.deepEqual(fs.readdirSync(folder).sort(), Array.from({ length: logbookVersion }, (_, i) => `version-${i + 1}.json`));
  });

  for (const file of fs.readdirSync(folder)) {
    test(`${file} is read, and written back with every entry as it was`, () => {
      const stored = JSON.parse(fs.readFileSync(`${folder}/${file}`, 'utf8')) as { id?: string; entries: unknown[] };
      const { logbook, problem, id } = parseLogbook(stored);
      assert.equal(problem, undefined);
      assert.ok(logbook.entries.length > 0 && logbook.unread.length > 0);
      const texts = (items: readonly unknown[]): string[] => items.map((item) => JSON.stringify(item)).sort();
      assert.deepEqual(texts(serialiseLogbook(logbook, id).entries), texts(stored.entries));
      assert.equal(id, stored.id);
    });
  }
});

suite('compactLogbook', () => {
  test('all of it when it fits', () => fc.assert(fc.property(logbooks, (entries) => {
    const logbook = logbookOf(json(entries));
    assert.equal(compactLogbook(logbook, 1e9), logbook);
  })));

  test('never more than asked for', () => fc.assert(fc.property(logbooks, fc.nat(4000), (entries, most) => {
    assert.ok(JSON.stringify(compactLogbook(logbookOf(json(entries)), most).entries).length <= most + 2);
  })));

  test('a long entry costs no other', () => {
    const all = [note('01HKQZ0000AAAAAA'), note('01HKQZ0000BBBBBB', 'y'.repeat(5000)), note('01HKQZ0000CCCCCC')];
    assert.deepEqual(compactLogbook(logbookOf(all), 1000).entries.map(({ id }) => id), ['01HKQZ0000AAAAAA', '01HKQZ0000CCCCCC']);
  });

  test('what counts shows the same', () => fc.assert(fc.property(logbooks, (all) => {
    const entries = json(all);
    const { entries: kept } = compactLogbook(logbookOf(entries), JSON.stringify(entries).length - 1);
    const [before, after] = [computeProgress(entries), computeProgress(kept)];
    for (let n = 0; n < 8; n++) { assert.equal(after.status(`f/a${n}`), before.status(`f/a${n}`)); }
    const ids = ({ evidence }: typeof before): string[] => evidence.map(({ id }) => id);
    if (kept.length === before.entries.length) { assert.deepEqual(ids(after), ids(before)); }
  })));
});

suite('incomingFrom', () => {
  test('a line torn in the middle of a file of lines costs that line, and is counted', () => {
    const entries = ['A', 'B', 'C'].map((last) => ({ id: `01HKQZ0000ABCDE${last}`, at: '2024-01-01T00:00:00.000Z', type: 'evidence', activities: ['f/a'], source: { kind: 'note', text: 'x' } }));
    const [one, two, three] = entries.map((entry) => JSON.stringify(entry));
    for (let end = 1; end < two!.length; end++) {
      const { fresh, unreadable } = classifyImportText(`${one}\n${two!.slice(0, end)}\n${three}\n`, { entries: [], unread: [] }, Date.UTC(2026, 0, 1));
      assert.deepEqual([fresh.map(({ id }) => id), unreadable.length], [[entries[0]!.id, entries[2]!.id], 1]);
    }
  });

  const own = logbookOf([note('01HKQZ0000AAAAAA')]);
  const read = (value: unknown): ReturnType<typeof classifyImportText> => classifyImportText(typeof value === 'string' ? value : JSON.stringify(value), own, now);
  const book = (...entries: unknown[]): unknown => ({ version: 1, entries });

  test('sorts what comes by what can be done with it', () => {
    const found = read(book(
      note('01HKQZ0000AAAAAA'), note('01HKQZ0000BBBBBB'), note('01HKQZ0000AAAAAA', 'other'), note('1ZZZZZ0000BBBBBB'), note('zzz'),
      note('01HKQZ0000CCCCCC', 'x', '2099-01-01T00:00:00.000Z'), { ...note('01HKQZ0000DDDDDD'), type: 'dance' }, { ...note('01HKQZ0000EEEEEE'), activities: [] }, 7,
      { ...note('01HKQZ0000FFFFFF'), source: { kind: 'link', url: 'javascript:alert(1)' } }, note('01HKQZ0000GGGGGG', 'y'.repeat(200_000)),
    ));
    assert.deepEqual(found.fresh.map(({ id }) => id), ['01HKQZ0000BBBBBB']);
    assert.deepEqual([found.unknown, found.future, found.unsound, found.tooLong, found.unreadable].map(({ length }) => length), [1, 3, 1, 1, 2]);
    assert.equal(found.same + found.differing.length, 2);
  });

  test('says what is no logbook', () => {
    for (const text of ['', 'hello', '{}', '[]', '7', '{"version":1}', '['.repeat(1e6), '{"a":'.repeat(1e5)]) { assert.equal(read(text).problem, 'notALogbook', text.slice(0, 20)); }
    assert.equal(read({ version: 99, entries: [] }).problem, 'newerVersion');
  });

  test('an entry that nests deeply is left behind, the others come', () => {
    const text = `${JSON.stringify(note('01HKQZ0000BBBBBB'))}\n{"id":"x","deep":${'['.repeat(1e5)}${']'.repeat(1e5)}}\n`;
    assert.deepEqual([read(text).fresh.length, read(text).unreadable.length], [1, 1]);
  });

  test('of a torn or tampered JSON file, what is whole comes, and it says that it is damaged', () => {
    const entries = [note('01HKQZ0000BBBBBB', '{"[\\'), note('01HKQZ0000CCCCCC')];
    const text = JSON.stringify({ version: 1, entries }, null, 2);
    const deep = { id: 'x', deep: JSON.parse('['.repeat(100) + ']'.repeat(100)) as unknown };
    const torn = read(text.slice(0, -60));
    assert.deepEqual([torn.fresh.map(({ id }) => id), torn.isDamaged], [['01HKQZ0000BBBBBB'], true]);
    for (const damaged of [{ version: 1, entries: [entries[0], deep, entries[1]] }, [entries[0], deep, entries[1]]]) {
      const found = read(damaged);
      assert.deepEqual([found.fresh.length, found.unreadable.length, found.isDamaged], [2, 1, true]);
    }
    assert.equal(read(text).isDamaged, undefined);
    assert.equal(read(text.replace('"version": 1', '"version": 99').slice(0, -60)).problem, 'newerVersion');
  });

  test('whatever is cut off a file, the entries before come', () => fc.assert(fc.property(logbooks, fc.nat(), (entries, at) => {
    const text = JSON.stringify(book(...entries));
    const cut = at % (text.length + 1);
    const whole = entries.filter((entry) => text.indexOf(JSON.stringify(entry)) + JSON.stringify(entry).length <= cut);
    assert.deepEqual(readLogbook(text.slice(0, cut)).logbook.entries, logbookOf(json(whole)).entries);
  })));

  test('what was taken back here counts again, unless it was taken back there too, or replaced', () => {
    const [mine, retract]: Entry[] = [note('01HKQZ0000AAAAAA'), { id: '01HKQZ0000AAAAAB', at: '2024-01-01T00:00:00.000Z', type: 'retract', entry: '01HKQZ0000AAAAAA', undo: true }];
    const here = logbookOf([mine!, retract!]);
    const from = (...entries: Entry[]): ReturnType<typeof classifyImport> => classifyImport(logbookOf(entries), here, now);
    assert.deepEqual(from(mine!).takenBack, [{ entry: mine, by: [retract] }]);
    assert.equal(from(mine!).same, 0);
    assert.deepEqual(from(mine!, retract!).takenBack, []);
    const replaced = logbookOf([mine!, { ...note('01HKQZ0000AAAAAB'), replaces: mine!.id }]);
    assert.deepEqual(classifyImport(logbookOf([mine!]), replaced, now).takenBack, []);
  });

  test('every entry is somewhere', () => fc.assert(fc.property(logbooks, logbooks, (ours, theirs) => {
    const [a, b] = [logbookOf(json(ours)), logbookOf(json(theirs))];
    const found = classifyImport(b, a, now);
    const { fresh, unknown, takenBack, differing, future, unsound, tooLong, unreadable } = found;
    assert.equal(found.same + [fresh, unknown, takenBack, differing, future, unsound, tooLong, unreadable].flat().length, b.entries.length + b.unread.length);
  })));

  test('never throws, and takes only what is not here', () => fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), logbooks.map((e) => JSON.stringify(book(...e)))), (text) => {
    assert.ok(read(text).fresh.every(({ id }) => own.entries.every((e) => e.id !== id)));
  })));

  test('a key named __proto__ changes no prototype', () => {
    read('{"version":1,"entries":[{"__proto__":{"polluted":1},"id":"01HKQZ0000BBBBBB"}],"__proto__":{"polluted":1}}');
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });
});

test('isSoundSource lets through what evidence may point at', () => {
  const place = (path: string): boolean => isSoundSource({ kind: 'file', place: { folder: 'w', path } });
  const uri = (text: string): boolean => isSoundSource({ kind: 'file', place: { uri: text } });
  const link = (url: string): boolean => isSoundSource({ kind: 'link', url });
  assert.ok([place('a/b.md'), place('..a/b..md'), uri('file:///home/me/a.md'), uri('vscode-remote://ssh/a'), link('https://example.com')].every(Boolean));
  for (const path of ['../a', 'a/../../b', '/etc/passwd', 'C:\\x', 'c:/x', '\\\\host\\share', 'a/%2e%2E/b', 'a%2f..%2fb']) { assert.ok(!place(path), path); }
  for (const text of ['file://host/share/a', 'file:////host/share', 'command:x', 'http://x/a', 'file:///a/../b', 'untitled:a']) { assert.ok(!uri(text), text); }
  for (const text of ['command:x', 'javascript:alert(1)', 'file:///a', 'https:', 'vscode://x', 'data:text/html,x']) { assert.ok(!link(text), text); }
});

suite('versions', () => {
  const versionAt = (time: number): NonNullable<ReturnType<typeof parseVersionName>> => parseVersionName(versionName(newEntryId(time, () => 0.5), 3))!;

  test('a name says when and how many', () => {
    assert.deepEqual([versionAt(now).time, versionAt(now).entries], [now, 3]);
    for (const name of ['x.json', '../01HKQZ0000AAAAAA-3.json', '01HKQZ0000AAAAAA.json']) { assert.equal(parseVersionName(name), undefined); }
  });

  test('20 and one a day for 30 days stay', () => fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60 * 24 * 60 }), { maxLength: 200 }), (minutes) => {
    const all = [...new Set(minutes)].map((m) => versionAt(now - m * 60_000));
    const gone = new Set(versionsToPrune(all, now));
    const left = all.filter((v) => !gone.has(v));
    assert.ok(left.length <= 50);
    assert.ok([...all].sort((a, b) => b.time - a.time).slice(0, 20).every((v) => !gone.has(v)));
    const days = (list: typeof all): Set<number> => new Set(list.map((v) => Math.floor(v.time / day)).filter((d) => Math.floor(now / day) - d < 30));
    assert.deepEqual([...days(left)].sort(), [...days(all)].sort());
    assert.deepEqual(versionsToPrune(left, now), []);
  })));
});

test('a date far ahead does not poison what is logged after it', () => {
  const wrong = note(newEntryId(Date.UTC(2099, 0), () => 0.5));
  const [mine] = entriesOf([{ type: 'role', role: 'f/r' }], [wrong], now, () => 0.5);
  assert.ok(wrong.id > latestPlausibleId(now) && mine!.id < latestPlausibleId(now));
  assert.deepEqual(lastAction([mine!, wrong]), [mine]);
  assert.equal(timeOf(mine!.id), now);
});

test('one undo takes back all that an import brought', () => {
  const brought = [note('01HKQZ0000BBBBBB'), note('01HKQZ0000CCCCCC')];
  const mark: Entry = { id: newEntryId(now, () => 0), at: new Date(now).toISOString(), type: 'import', entries: brought.map(({ id }) => id) };
  assert.deepEqual(lastAction([note('01HKQZ0000AAAAAA', 'mine'), ...brought, mark]).map(({ id }) => id), [mark.id, ...brought.map(({ id }) => id).reverse()]);
});

test('an undo of named entries takes back those that still count, with what they brought, and never an undo', () => {
  const at = '2024-01-01T00:00:00.000Z';
  const [a, b, c] = [note('01HKQZ0000AAAAAA'), note('01HKQZ0000BBBBBB'), note('01HKQZ0000CCCCCC')];
  const mark: Entry = { id: '01HKQZ0000DDDDDD', at, type: 'import', entries: [b.id] };
  const undo: Entry = { id: '01HKQZ0000EEEEEE', at, type: 'retract', entry: c.id, undo: true };
  const ids = (...named: Entry[]): string[] => stillCounting([a, b, c, mark, undo], named.map(({ id }) => id)).map(({ id }) => id);
  assert.deepEqual(ids(a), [a.id]);
  assert.deepEqual(ids(mark), [mark.id, b.id]);
  assert.deepEqual(ids(c, undo), []);
});

suite('a folder that has moved', () => {
  const gone = { uri: 'file:///old/shop', name: 'shop', remote: 'https://example.com/shop.git', commit: 'a'.repeat(40), files: ['a.md', 'b.md', 'c.md'], entries: 9 };
  const likely = (here: { name: string; remote?: string; commit?: string }, found: number): boolean => likenessOf(gone, here, found).isLikely;

  test('is known by what it has', () => {
    assert.ok(likely({ name: 'renamed', commit: gone.commit }, 0));
    assert.ok(likely({ name: 'renamed', remote: gone.remote }, 0));
    assert.ok(likely({ name: 'shop' }, 1));
    assert.ok(likely({ name: 'renamed' }, 3));
    assert.ok(!likely({ name: 'shop' }, 0));
    assert.ok(!likely({ name: 'other' }, 2));
    assert.ok(!likely({ name: 'shop', commit: 'b'.repeat(40) }, 3), 'another project of that name');
  });

  test('cloned anew, or with a log of git that has expired, is known by its remote, its commit in git or its files', () => {
    const anew = { name: 'shop', remote: gone.remote, commit: 'b'.repeat(40) };
    assert.ok(likely({ ...anew, name: 'renamed' }, 0));
    for (const remote of ['git@example.com:shop.git', 'ssh://git@example.com/shop', 'https://EXAMPLE.com/shop/']) { assert.ok(likely({ ...anew, name: 'renamed', remote }, 0), remote); }
    const local = { ...gone, remote: undefined };
    const [here, elsewhere] = [{ name: 'shop', commit: 'b'.repeat(40) }, { name: 'renamed', commit: 'b'.repeat(40) }];
    assert.ok(likenessOf(local, elsewhere, 0, { hasCommit: true }).isLikely);
    assert.ok(likenessOf(local, here, 3).isLikely, 'nobody can say that it is another');
    assert.ok(!likenessOf(local, here, 1, { hasCommit: false }).isLikely);
    assert.ok(likenessOf(local, here, 0, { isHere: true }).isLikely, 'the same address');
    assert.ok(!likenessOf(local, here, 0, { isHere: true, hasCommit: false }).isLikely, 'another project at the same address');
    assert.ok(likenessOf(gone, here, 0, { isHere: true }).isLikely, 'where git cannot be asked');
    assert.ok(likenessOf(gone, anew, 0, { hasCommit: false }).isLikely, 'a shallow clone');
  });

  test('opened as a workspace file, its parent or a folder within is next door', () => {
    const shop = { uri: 'file:///work/shop' };
    for (const folder of ['file:///work/shop', 'file:///work/shop/', 'file:///work', 'file:///', 'file:///work/shop/docs', 'file:///work/shop/a/b/c/d']) {
      assert.ok(isNextDoor(shop, [folder]), folder);
      assert.ok(isNextDoor({ uri: 'file:///elsewhere/all.code-workspace', folders: ['file:///x', shop.uri] }, [folder]), folder);
    }
    for (const folder of ['file:///work/shop2', 'file:///work/sho', 'file:///elsewhere', 'vscode-remote://ssh/work/shop']) { assert.ok(!isNextDoor(shop, [folder]), folder); }
    assert.ok(!isNextDoor({ uri: 'file:///home/me/work/shop/docs' }, ['file:///home/me']), 'somewhere below, among many');
    const before = { uri: 'file:///work/shop/shop.code-workspace' };
    assert.deepEqual(['file:///work/shop', 'file:///work/shop/docs', 'file:///work', 'file:///work/other'].map((folder) => isNextDoor(before, [folder])), [true, true, false, false]);
    assert.ok(!isNextDoor(shop, []));
  });

  test('git says what project it is, without a password', () => {
    const config = '[core]\n\tbare = false\n[remote "origin"]\n\tfetch = +refs\n\turl = https://me:secret@example.com/shop.git\n[branch "main"]\n';
    const log = `${'0'.repeat(40)} ${'c'.repeat(40)} Me <me@example.com> 1700000000 +0000\tcommit (initial): x\n`;
    assert.deepEqual(gitIdentity(config, log), { remote: 'https://example.com/shop.git', commit: 'c'.repeat(40) });
    assert.deepEqual(gitIdentity(undefined, undefined), {});
  });

  test('the first remote with an address counts, whatever stands around it', () => {
    const remote = (config: string): string | undefined => gitIdentity(config, undefined).remote;
    assert.equal(remote('url = no\r\n[core]\r\n\turl = no\r\n[remote "a"]\r\n\tfetch = x\r\n[remote "b"]\r\n\turl=git@b:x?y=z\r\n'), 'git@b:x?y=z');
    assert.equal(remote('[remote "a"]\n\turl =\n\turlx = no\n[branch "c"]\n\turl = no\n'), undefined);
  });

  test('a configuration made to stop the reader is read at once', () => {
    assert.deepEqual(gitIdentity(`[remote "a"]${'\r\n  '.repeat(200)} `, undefined), {});
    assert.deepEqual(gitIdentity(`[remote "a"]\n\turl = ${'x'.repeat(1_000_000)}`, undefined).remote?.length, 2000);
  });

  test('what it is described by is distrusted', () => {
    assert.equal(parseHomeFolder({ uri: 7 }), undefined);
    assert.deepEqual(parseHomeFolder({ ...gone, files: [1, 'a.md'] })?.files, ['a.md']);
  });

  test('an id is the name of a folder, the same every time', () => fc.assert(fc.property(fc.string(), fc.string(), (uri, name) => {
    assert.ok(isLogbookId(logbookIdFor(uri, name)));
    assert.equal(logbookIdFor(uri, name), logbookIdFor(uri, name));
  })));

  test('a sample of the files of evidence, the newest first', () => {
    const file = (n: number): Entry => ({ ...note(`01HKQZ0000AAAA${String(n).padStart(2, '0')}`), source: { kind: 'file', place: { folder: 'w', path: `${n}.md` } } } as Entry);
    assert.deepEqual(sampleFiles([file(1), file(2), file(2)]), ['2.md', '1.md']);
    assert.equal(sampleFiles(Array.from({ length: 50 }, (_, n) => file(n))).length, 20);
    assert.deepEqual(sampleFiles(emptyLogbook.entries), []);
  });
});

test('parseJson refuses what only nests, and reads what JSON.parse does', () => {
  assert.equal(parseJson('['.repeat(100) + ']'.repeat(100)), undefined);
  fc.assert(fc.property(fc.json({ maxDepth: 5 }), (text) => { assert.deepEqual(parseJson(text)?.value, JSON.parse(text)); }));
  assert.deepEqual(parseJson(`"${'['.repeat(100)}\\""`)?.value, `${'['.repeat(100)}"`);
});
