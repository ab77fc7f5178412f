import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FrameworkStore } from '../../src/framework/frameworkStore';
import { LogbookStore } from '../../src/logbook/logbookStore';
import { newEntryId } from '../../src/logbook/model/entryId';
import { catalogOf } from '../../src/framework/model/framework';
import { parseHomeFolder } from '../../src/logbook/model/homeFolder';
import type { HomeFolder } from '../../src/logbook/model/homeFolder';
import type { Entry } from '../../src/logbook/model/logbook';
import { emptyLogbook, logbookOf } from '../../src/logbook/model/parseLogbook';
import type { Logbook } from '../../src/logbook/model/parseLogbook';
import { DurableCopy } from '../../src/logbook/storage/durableCopy';
import type { MovedLogbook } from '../../src/logbook/storage/logbookFolders';
import { PortfolioFile } from '../../src/logbook/storage/portfolioFile';
import { StoredLogbook } from '../../src/logbook/storage/storedLogbook';
import { fileUri, folder, newFile, until } from './support';

const key = 'craftlog.logbook';
const activity = 'f/a';

/** Workspace state as VS Code hands it out. */
class State implements vscode.Memento {
  readonly values = new Map<string, unknown>();
  keys(): readonly string[] { return [...this.values.keys()]; }
  get<T>(name: string, fallback?: T): T { return (this.values.has(name) ? structuredClone(this.values.get(name)) : fallback) as T; }
  update(name: string, value: unknown): Promise<void> {
    if (value === undefined) { this.values.delete(name); } else { this.values.set(name, structuredClone(value)); }
    return Promise.resolve();
  }
}

let count = 0;
const log = vscode.window.createOutputChannel('Craftlog heal test', { log: true });
const frameworks = { catalog: catalogOf([]), onDidChange: new vscode.EventEmitter<void>().event } as unknown as FrameworkStore;
const list = async (folder: vscode.Uri): Promise<string[]> =>
  (await vscode.workspace.fs.readDirectory(folder).then((all) => all, () => [])).map(([name]) => name).sort();
const write = (uri: vscode.Uri, text: string): Thenable<void> => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
const read = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

/** A Craftlog of its own, with a workspace state and a disk that a test can damage. */
class Place {
  readonly state = new State();
  readonly globalStorageUri = fileUri('..', `heal-${Date.now()}-${count++}`);
  ids: string[] = [];

  async use<T>(work: (store: LogbookStore, stored: StoredLogbook) => Promise<T>): Promise<T> {
    const stored = new StoredLogbook({ workspaceState: this.memento, globalStorageUri: this.globalStorageUri }, log);
    const store = new LogbookStore(stored, frameworks);
    try {
      await store.ready;
      return await work(store, stored);
    } finally {
      store.dispose();
      stored.dispose();
    }
  }

  private get memento(): vscode.Memento {
    const { state } = this;
    return {
      keys: () => state.keys(), get: (name: string, fallback?: unknown) => state.get(name, fallback), update: (name, value) => state.update(name, value),
    };
  }

  /** Logs some, and waits until workspace state has them, which is written last. */
  async begin(): Promise<vscode.Uri> {
    return this.use(async (store, stored) => {
      for (const status of ['done', 'inProgress', 'done'] as const) { await store.add([{ type: 'status', activity, status }]); }
      this.ids = store.entries.map(({ id }) => id);
      const { uri } = stored.copy!;
      const journal = vscode.Uri.joinPath(uri, 'journal');
      await until(async () => this.state.get<{ total?: number }>(key, {}).total === this.ids.length && !(await list(journal)).length);
      return uri;
    });
  }

  async holdsAll(): Promise<void> {
    await this.use(async (store) => {
      assert.deepEqual(store.entries.map(({ id }) => id), this.ids);
      const [added] = await store.add([{ type: 'role', role: 'r' }]);
      assert.ok(added && store.entries.includes(added));
      return Promise.resolve();
    });
  }
}

const role = (id: string, name = id): Entry => ({ id, at: '2024-01-01T00:00:00.000Z', type: 'role', role: name });
const idsIn = ({ entries }: { readonly entries: readonly Entry[] }): string[] => entries.map(({ id }) => id);

suite('heals', () => {
  for (const [name, value] of [['missing', undefined], ['text', 'x'], ['a list', []], ['empty', {}], ['torn', { version: 2, entries: 'x' }]] as const) {
    test(`workspace state that is ${name}, from disk`, async () => {
      const place = new Place();
      const copy = await place.begin();
      await place.state.update(key, value);
      await place.holdsAll();
      if (value !== undefined) {
        const [aside] = await list(vscode.Uri.joinPath(copy, 'aside'));
        assert.equal(await read(vscode.Uri.joinPath(copy, 'aside', aside!)), JSON.stringify(value));
      }
    });
  }

  for (const [name, text] of [['empty', ''], ['torn', '{"version":2,"entries":[{"id'], ['no JSON', 'hello'], ['no logbook', '{"a":1}']] as const) {
    test(`versions on disk that are ${name}, from workspace state`, async () => {
      const place = new Place();
      const copy = await place.begin();
      const folder = vscode.Uri.joinPath(copy, 'versions');
      const names = await list(folder);
      assert.ok(names.length > 0);
      for (const version of names) { await write(vscode.Uri.joinPath(folder, version), text); }
      await place.holdsAll();
      assert.deepEqual((await list(vscode.Uri.joinPath(copy, 'aside'))).filter((n) => names.includes(n)), names, 'kept, to be looked at');
    });
  }

  test('a copy on disk that has gone, from workspace state', async () => {
    const place = new Place();
    const copy = await place.begin();
    await vscode.workspace.fs.delete(copy, { recursive: true });
    await place.holdsAll();
  });

  test('what only the journal has', async () => {
    const place = new Place();
    await place.use(async (store) => {
      await store.add([{ type: 'role', role: 'only in the journal' }]);
      place.ids = store.entries.map(({ id }) => id);
    });
    assert.equal(place.state.get(key), undefined, 'closed before workspace state was written');
    await place.holdsAll();
  });

  test('a logbook of a newer Craftlog is never written over', async () => {
    for (const where of ['state', 'disk'] as const) {
      const place = new Place();
      const copy = await place.begin();
      const newer = { version: 99, entries: [{ strange: true }] };
      const file = vscode.Uri.joinPath(copy, 'versions', '7ZZZZZZZZZZZZZZZ-1.json');
      if (where === 'state') { await place.state.update(key, newer); } else { await write(file, JSON.stringify(newer)); }
      const before = [place.state.get(key), await list(vscode.Uri.joinPath(copy, 'versions')), await list(vscode.Uri.joinPath(copy, 'journal'))];
      await place.use(async (store) => { await assert.rejects(store.add([{ type: 'role', role: 'r' }]), /newer version/); });
      assert.deepEqual([place.state.get(key), await list(vscode.Uri.joinPath(copy, 'versions')), await list(vscode.Uri.joinPath(copy, 'journal'))], before);
    }
  });

  test('a disk that cannot be written: workspace state has everything', async () => {
    const place = new Place();
    await write(place.globalStorageUri, 'a file where a folder should be');
    await place.use(async (store) => { place.ids = (await store.add([{ type: 'role', role: 'r' }])).map(({ id }) => id); });
    assert.deepEqual(place.state.get<{ entries: { id: string }[] }>(key).entries.map(({ id }) => id), place.ids);
  });
});

suite('a version', () => {
  test('has what is logged while it is being written, or leaves it in the journal', async () => {
    const uri = fileUri('..', `heal-${Date.now()}-${count++}`);
    for (let first = 0; first < 6; first++) {
      const copy = new DurableCopy(vscode.Uri.joinPath(uri, `${first}`), 'x');
      const entries: Entry[] = [];
      const add = (): Promise<void> => {
        entries.push(role(newEntryId(Date.now(), Math.random, entries.at(-1)?.id)));
        return copy.append(entries.slice(-1), []);
      };
      await add();
      const writing = copy.writeVersion(() => logbookOf(entries), Date.now());
      // So many turns later, which is before, while and after the version takes what there is.
      for (let turn = 0; turn < first; turn++) { await list(copy.uri); }
      await Promise.all([add(), writing]);
      assert.deepEqual(idsIn((await new DurableCopy(copy.uri, copy.id).load()).logbook), idsIn({ entries }), `${first} turns`);
    }
  });
});

suite('two windows that have nothing yet', () => {
  test('each has what the other logs, from the first entry on', async () => {
    const place = new Place();
    await place.use((one) => place.use(async (two) => {
      for (const [here, there] of [[one, two], [two, one], [one, two]] as const) {
        const [entry] = await here.add([{ type: 'role', role: 'said to the other' }]);
        await until(() => there.entries.some(({ id }) => id === entry!.id));
      }
    }));
  });
});

suite('several copies', () => {
  /** A copy that another window or another folder left behind. */
  async function leave(place: Place, id: string, home: object, ...entries: Entry[]): Promise<DurableCopy> {
    const copy = new DurableCopy(vscode.Uri.joinPath(place.globalStorageUri, 'logbooks', id), id);
    await copy.writeVersion(() => logbookOf(entries), Date.now());
    await write(vscode.Uri.joinPath(copy.uri, 'folder.json'), JSON.stringify(home));
    return copy;
  }

  test('that name one folder are one logbook, whichever workspace state names', async () => {
    const place = new Place();
    const copy = await place.begin();
    const home = JSON.parse(await read(vscode.Uri.joinPath(copy, 'folder.json'))) as object;
    const other = await leave(place, 'another-1', home, role('01HKQZ0000AAAAAA'));
    await place.use((store, stored) => {
      assert.deepEqual(idsIn(store), ['01HKQZ0000AAAAAA', ...place.ids]);
      return until(async () => idsIn(await stored.moved.peek(stored.copy!.id)).includes('01HKQZ0000AAAAAA'));
    });
    assert.ok((await list(other.uri)).includes('versions'), 'another window may have it open');
  });

  test('what a reader did not get to see is not taken as read', async () => {
    const place = new Place();
    const uri = vscode.Uri.joinPath(place.globalStorageUri, 'logbooks', 'a');
    await new DurableCopy(uri, 'a').append([role('01HKQZ0000AAAAAA')], []);
    const versions = vscode.Uri.joinPath(uri, 'versions');
    await write(versions, 'a file where a folder should be');
    const reader = new DurableCopy(uri, 'a');
    await assert.rejects(reader.load());
    await vscode.workspace.fs.delete(versions);
    assert.equal(reader.waiting, 0, 'else the journal file would be deleted unread');
    assert.deepEqual(idsIn((await reader.load()).logbook), ['01HKQZ0000AAAAAA']);
  });

  test('a logbook that has moved is offered at each start until there is a no, and then the next best', async () => {
    const place = new Place();
    await place.begin();
    await newFile('moved.md', 'x');
    const gone = { uri: vscode.Uri.joinPath(folder(), '..', 'gone-1').toString(), name: vscode.workspace.name, files: ['moved.md'], entries: 1 };
    await leave(place, 'best-1', gone, role('01HKQZ0000AAAAAA'));
    await leave(place, 'second-1', { ...gone, files: ['moved.md', 'gone.md'] }, role('01HKQZ0000BBBBBB'));
    const offered = (store: StoredLogbook): Promise<string> => new Promise((resolve) => { const s = store.moved.onDidFind(({ id }) => { s.dispose(); resolve(id); }); });
    assert.equal(await place.use((_, stored) => offered(stored)), 'best-1');
    await place.use(async (store, stored) => {
      assert.equal(await offered(stored), 'best-1', 'again, because nobody answered');
      const next = offered(stored);
      await stored.moved.decline('best-1');
      assert.equal(await next, 'second-1');
      assert.deepEqual((await stored.moved.all()).map(({ id }) => id).sort(), ['best-1', 'second-1'], 'there to be restored from');
      assert.ok(await stored.adopt('second-1'));
      assert.deepEqual(idsIn(store), ['01HKQZ0000BBBBBB', ...place.ids]);
    });
    await place.use((store) => Promise.resolve(assert.deepEqual(idsIn(store), ['01HKQZ0000BBBBBB', ...place.ids])));
  });

  const offer = (stored: StoredLogbook): Promise<MovedLogbook> => new Promise((resolve) => { const s = stored.moved.onDidFind((moved) => { s.dispose(); resolve(moved); }); });
  const described = async (copy: DurableCopy): Promise<HomeFolder> => parseHomeFolder(JSON.parse(await read(vscode.Uri.joinPath(copy.uri, 'folder.json'))))!;
  const lastWritten = (stored: StoredLogbook, id: string): Promise<true> => until(async () => stored.copy?.id === id && (await described(stored.copy)).entries > 1 || undefined);

  test('one kept for this address when git\'s log began with another commit is offered, and is this folder\'s after a yes', async () => {
    const place = new Place();
    await place.begin();
    const log = fileUri('.git', 'logs', 'HEAD');
    const begin = (commit: string): Thenable<void> => write(log, `${'0'.repeat(40)} ${commit} Me <me@example.com> 1700000000 +0000\tclone: from x\n`);
    await begin('b'.repeat(40));
    try {
      const other = await leave(place, 'before-1', { uri: folder().toString(), name: vscode.workspace.name, commit: 'a'.repeat(40), files: [], entries: 1 }, role('01HKQZ0000AAAAAA'));
      await place.use(async (store, stored) => {
        const { id, reason } = await offer(stored);
        assert.deepEqual([id, reason], ['before-1', 'anew']);
        assert.ok(!idsIn(store).includes('01HKQZ0000AAAAAA'), 'not without a yes');
        assert.ok(await stored.adopt(id));
        assert.deepEqual(idsIn(store), ['01HKQZ0000AAAAAA', ...place.ids]);
        await lastWritten(stored, id);
      });
      assert.equal((await described(other)).commit, 'b'.repeat(40));
      place.state.values.clear();
      await place.use((store) => Promise.resolve(assert.ok(idsIn(store).includes('01HKQZ0000AAAAAA'), 'also when workspace state has gone')));
    } finally {
      await vscode.workspace.fs.delete(fileUri('.git'), { recursive: true });
    }
  });

  test('one next door is offered, and stays with its own folder too', async () => {
    const place = new Place();
    await place.begin();
    const parent = vscode.Uri.joinPath(folder(), '..').toString();
    const other = await leave(place, 'parent-1', { uri: parent, name: 'parent', files: [], entries: 1 }, role('01HKQZ0000AAAAAA'));
    await place.use(async (_, stored) => {
      const { id, reason } = await offer(stored);
      assert.deepEqual([id, reason], ['parent-1', 'nextDoor']);
      assert.ok(await stored.adopt(id));
      await lastWritten(stored, id);
    });
    const { uri, also } = await described(other);
    assert.deepEqual([uri, also], [parent, [folder().toString()]]);
    place.state.values.clear();
    await place.use((store) => Promise.resolve(assert.ok(idsIn(store).includes('01HKQZ0000AAAAAA'))));
  });

  test('one of a newer Craftlog is not adopted', async () => {
    const place = new Place();
    await place.begin();
    const copy = await leave(place, 'newer-1', { uri: 'file:///gone', name: 'x', files: [], entries: 1 });
    const file = vscode.Uri.joinPath(copy.uri, 'versions', '7ZZZZZZZZZZZZZZZ-1.json');
    await write(file, JSON.stringify({ version: 99, entries: [role('01HKQZ0000AAAAAA'), { strange: true }] }));
    const before = await list(vscode.Uri.joinPath(copy.uri, 'versions'));
    await place.use(async (store, stored) => {
      assert.equal(await stored.adopt('newer-1'), false);
      await store.add([{ type: 'role', role: 'still mine' }]);
    });
    assert.deepEqual(await list(vscode.Uri.joinPath(copy.uri, 'versions')), before);
  });

  test('by a newer Craftlog can be read as far as they are understood, and deleted', async () => {
    const place = new Place();
    await place.begin();
    await place.state.update(key, { version: 99, entries: [role('01HKQZ0000AAAAAA'), { strange: true }] });
    await place.use(async (store) => {
      assert.ok(idsIn(store).includes('01HKQZ0000AAAAAA'));
      await assert.rejects(store.add([{ type: 'role', role: 'r' }]), /newer version/);
      await store.forget(false);
      assert.equal((await store.add([{ type: 'role', role: 'r' }])).length, 1);
    });
  });

  test('workspace state that cannot be read is set aside once', async () => {
    const place = new Place();
    await place.state.update(key, 'x');
    for (let n = 0; n < 2; n++) {
      const aside = await place.use(async (_, stored) => list(vscode.Uri.joinPath(stored.copy!.uri, 'aside')));
      assert.equal(aside.length, 1);
    }
    assert.equal(place.state.get(key), undefined);
  });

  test('what was deleted in one window stays deleted, whatever another window and its workspace state still have', async () => {
    const place = new Place();
    await place.begin();
    await place.state.update('craftlog.readiness.dismissed', ['x']);
    const before = new Map(place.state.values);
    const added = await place.use((one) => place.use(async (two) => {
      await one.forget(false);
      assert.deepEqual(place.state.keys().filter((name) => !name.endsWith('.forgotten')), []);
      await until(() => two.entries.length === 0);
      const logged = await two.add([{ type: 'role', role: 'after' }]);
      assert.deepEqual(idsIn(two), idsIn({ entries: logged }));
      return logged;
    }));
    for (const [name, value] of before) { place.state.values.set(name, value); }
    place.state.values.delete('craftlog.logbook.forgotten');
    await place.use((store) => Promise.resolve(assert.deepEqual(idsIn(store), idsIn({ entries: added }))));
    assert.equal(place.state.get('craftlog.readiness.dismissed'), undefined);
  });

  test('of all folders are deleted together', async () => {
    const place = new Place();
    await place.begin();
    const other = await leave(place, 'other-1', { uri: 'file:///gone', name: 'x', files: [], entries: 1 }, role('01HKQZ0000AAAAAA'));
    await place.use((store) => store.forget(true));
    assert.deepEqual(await list(other.uri), ['forgotten.json']);
  });
});

suite('the portfolio file', () => {
  const file = fileUri('.craftlog', 'logbook.jsonl');
  const set = (on: boolean | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration('craftlog').update('portfolioFile', on, vscode.ConfigurationTarget.Workspace);
  const textOf = (...entries: unknown[]): string => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  setup(() => set(true));
  teardown(async () => {
    await set(undefined);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(file, '..'), { recursive: true });
  });

  /** Beside the one that Craftlog itself keeps here. */
  const lone = fileUri('lone', 'logbook.jsonl');
  async function portfolio(work: (portfolio: PortfolioFile, own: () => Logbook, exchange: () => Promise<void>) => Promise<void>): Promise<void> {
    const one = new PortfolioFile(new State(), () => lone);
    let logbook: Logbook = logbookOf([role('01HKQZ0000000001')]);
    try {
      await work(one, () => logbook, () => one.exchange(() => logbook, (found) => { logbook = logbookOf([...logbook.entries, ...found.entries, ...found.unread]); }, true));
    } finally {
      one.dispose();
      await vscode.workspace.fs.delete(lone, { recursive: true });
    }
  }

  test('what it brings is kept like all else, also what comes later', async () => {
    const place = new Place();
    const has = async (stored: StoredLogbook, id: string): Promise<boolean> => idsIn(await stored.moved.peek(stored.copy!.id)).includes(id);
    await write(file, textOf(role('01HKQZ0000AAAAAA')));
    await place.use(async (_, stored) => {
      await until(() => has(stored, '01HKQZ0000AAAAAA'));
      await write(file, textOf(role('01HKQZ0000AAAAAA'), role('01HKQZ0000BBBBBB')));
      await until(() => has(stored, '01HKQZ0000BBBBBB'));
    });
    await set(undefined);
    await place.use((store) => Promise.resolve(assert.ok(['01HKQZ0000AAAAAA', '01HKQZ0000BBBBBB'].every((id) => idsIn(store).includes(id)))));
  });

  test('what others wrote since it was read is not written over', () => portfolio(async (_, own, exchange) => {
    await exchange();
    await write(lone, textOf(role('01HKQZ0000AAAAAA')));
    await exchange();
    assert.ok(idsIn(own()).includes('01HKQZ0000AAAAAA'));
    assert.match(await read(lone), /01HKQZ0000000001[^]*01HKQZ0000AAAAAA/);
  }));

  test('a file that somebody was still writing when it was read is not written over', async () => {
    const all = `${textOf(role('01HKQZ0000AAAAAA'))}no json\n${textOf(role('01HKQZ0000BBBBBB'))}`;
    const state = new State();
    // Told before the file is first written, and after it was read.
    const one = new PortfolioFile({ keys: () => [], get: state.get.bind(state), update: async (name: string, value: unknown) => { await state.update(name, value); await write(lone, all); } }, () => lone);
    let logbook: Logbook = logbookOf([role('01HKQZ0000000001')]);
    await write(lone, all.slice(0, 100));
    await one.exchange(() => logbook, (found) => { logbook = logbookOf([...logbook.entries, ...found.entries]); }, true);
    assert.deepEqual((await read(lone)).split('\n').filter(Boolean).sort(), [...all.split('\n').filter(Boolean), ...textOf(role('01HKQZ0000000001')).split('\n').filter(Boolean)].sort());
    one.dispose();
    await vscode.workspace.fs.delete(lone);
  });

  test('one that cannot be read is not written', () => portfolio(async (_, __, exchange) => {
    await vscode.workspace.fs.createDirectory(lone);
    await assert.rejects(exchange());
    assert.equal((await vscode.workspace.fs.stat(lone)).type, vscode.FileType.Directory);
  }));

  test('lines that an import would not take are not taken, and stay in the file', () => portfolio(async (_, own, exchange) => {
    const evidence = { ...role('01HKQZ0000AAAAAA'), type: 'evidence', activities: ['f/a'] };
    const hostile = [
      { ...evidence, source: { kind: 'link', url: 'command:workbench.action.quit' } },
      role('01HKQZ0000000001', 'somebody else says so'),
      { ...role('1ZZZZZ0000ABCDEF'), at: '2099-01-01T00:00:00.000Z' },
      { ...evidence, id: '01HKQZ0000BBBBBB', source: { kind: 'note', text: 'x'.repeat(200_000) } },
    ];
    await write(lone, `no json\n${textOf(...hostile)}`);
    await exchange();
    assert.deepEqual(own(), { ...emptyLogbook, entries: [role('01HKQZ0000000001')] });
    const lines = (await read(lone)).split('\n');
    for (const { id } of [...hostile, role('01HKQZ0000000001')]) { assert.ok(lines.some((line) => line.includes(id)), id); }
    assert.ok(lines.includes('no json') && lines.some((line) => line.includes('somebody else')) && lines.some((line) => line.includes('"role":"01HKQZ0000000001"')));
    await exchange();
    assert.equal(await read(lone), lines.join('\n'), 'the same text again');
  }));
});
