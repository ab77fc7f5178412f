import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FrameworkStore } from '../../src/frameworks';
import { LogbookStore } from '../../src/logbook';
import { catalogOf } from '../../src/model/framework';
import { StoredLogbook } from '../../src/storage/storedLogbook';
import { fileUri, until } from './support';

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
      await until(() => (this.state.get<{ total?: number }>(key, {}).total === this.ids.length ? true : undefined));
      return stored.copy!.uri;
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
