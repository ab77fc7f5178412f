import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DismissedFindings } from '../../src/companion/dismissedFindings';
import type { FrameworkStore } from '../../src/framework/frameworkStore';
import { LogbookStore } from '../../src/logbook/logbookStore';
import { catalogOf } from '../../src/framework/model/framework';
import { logbookOf } from '../../src/logbook/model/parseLogbook';
import { isOwnFile, linkIn } from '../../src/platform/ownFiles';
import { readBounded, replaceFile } from '../../src/platform/files';
import { PortfolioFile } from '../../src/logbook/storage/portfolioFile';
import { StoredLogbook } from '../../src/logbook/storage/storedLogbook';
import { MemoryFiles } from './memoryFiles';
import { folder, until } from './support';

const log = vscode.window.createOutputChannel('Craftlog deletion test', { log: true });
const frameworks = { catalog: catalogOf([]), onDidChange: new vscode.EventEmitter<void>().event } as unknown as FrameworkStore;
let count = 0;

/** Workspace state of one window, as VS Code hands it out; windows of one folder each have their own in memory. */
function stateOf(values: Record<string, unknown> = {}): vscode.Memento {
  const all = new Map(Object.entries(values));
  return {
    keys: () => [...all.keys()],
    get: (name: string, fallback?: unknown) => (all.has(name) ? all.get(name) : fallback),
    update: (name: string, value: unknown) => {
      if (value === undefined) { all.delete(name); } else { all.set(name, value); }
      return Promise.resolve();
    },
  };
}

/** One window: a logbook on a disk in memory. */
async function open(files: MemoryFiles, workspaceState = stateOf()): Promise<{ store: LogbookStore; stored: StoredLogbook; state: vscode.Memento; close: () => void }> {
  const stored = new StoredLogbook({ workspaceState, globalStorageUri: files.uri('/global'), storageUri: files.uri('/workspace') }, log);
  const store = new LogbookStore(stored, frameworks);
  await store.ready;
  return { store, stored, state: workspaceState, close: () => { store.dispose(); stored.dispose(); } };
}

const log3 = async (store: LogbookStore): Promise<string[]> => {
  for (const role of ['a', 'b', 'c']) { await store.add([{ type: 'role', role }]); }
  return store.entries.map(({ id }) => id);
};
const total = (state: vscode.Memento): number | undefined => state.get<{ total?: number }>('craftlog.logbook')?.total;

suite('a deletion', () => {
  let files: MemoryFiles;
  setup(() => { files = new MemoryFiles(`craftlog-disk-${count++}`); });
  teardown(() => files.dispose());

  test('whose first step fails changes nothing, says so, and one more entry costs nothing', async () => {
    const { store, state, close } = await open(files);
    const ids = await log3(store);
    await until(() => total(state) === 3);
    files.put('/workspace/frameworks/seen-1.json', '{}');
    const before = files.paths;
    let emptied = 0;
    const listening = store.onDidChange(() => { emptied++; });
    files.fails = (operation, path) => operation !== 'stat' && path.includes('forgotten');
    await assert.rejects(store.forget(false), /nothing has been deleted/);
    await assert.rejects(store.forget(true), /nothing has been deleted/);
    listening.dispose();
    assert.deepEqual([files.paths, emptied, total(state), store.entries.length], [before, 0, 3, 3]);
    files.fails = () => false;
    await store.add([{ type: 'role', role: 'one more' }]);
    await until(() => total(state) === 4);
    close();
    const again = await open(files);
    assert.deepEqual(again.store.entries.slice(0, 3).map(({ id }) => id), ids);
    assert.equal(again.store.entries.length, 4);
    again.close();
  });

  for (const [what, fails, names] of [
    ['a version', (path: string) => /\/versions$/.test(path), /\/global\/logbooks\//],
    ['the frameworks of the workspace', (path: string) => path === '/workspace', /\/workspace/],
  ] as const) {
    test(`that cannot delete ${what} deletes the rest, and says what stays`, async () => {
      const { store, state, close } = await open(files);
      await log3(store);
      await until(() => total(state) === 3);
      files.put('/workspace/frameworks/seen-1.json', '{}');
      files.fails = (operation, path) => operation === 'delete' && fails(path);
      const left = await store.forget(false);
      assert.equal(left.length, 1, left.join());
      assert.match(left[0]!, names);
      assert.deepEqual(state.keys(), ['craftlog.logbook.forgotten']);
      assert.ok(!files.paths.some((path) => path.includes('/journal/')));
      assert.ok(files.paths.some((path) => fails(path.replace(/\/[^/]*$/, '')) || fails(path.slice(0, '/workspace'.length))));
      close();
    });
  }

  test('of all logbooks that cannot delete one deletes the others', async () => {
    const { store, close } = await open(files);
    await log3(store);
    for (const other of ['one-1', 'two-2']) { files.put(`/global/logbooks/${other}/versions/01HKQZ0000AAAAAA-1.json`, '{"version":2,"entries":[]}'); }
    files.put('/global/frameworks/read-1.json', '{}');
    files.fails = (operation, path) => operation === 'write' && path.includes('/one-1/');
    const left = await store.forget(true);
    assert.deepEqual(left.map((where) => where.replace(/.*\//, '')), ['one-1']);
    const stays = files.paths.filter((path) => !/forgotten\.json$|\.changed$/.test(path));
    assert.deepEqual(stays, ['/global/logbooks/one-1/versions/01HKQZ0000AAAAAA-1.json']);
    close();
  });

  test('leaves nothing of all that is kept, here or in another window, which writes nothing back', async () => {
    const kept = { 'craftlog.readiness.dismissed': [['p', 'mine', '2026-01-01', {}]], 'craftlog.thisFile.notThis': [['a', ['f/a']]], 'craftlog.anything.later': 1, other: 1 };
    const one = await open(files, stateOf(kept));
    await log3(one.store);
    const two = await open(files, stateOf(kept));
    const dismissals = new DismissedFindings(two.state);
    assert.equal(dismissals.all.length, 1);
    let seen: number | undefined;
    two.stored.onDidForget(() => { dismissals.clear(); seen = dismissals.all.length; });
    files.put('/workspace/frameworks/seen-1.json', '{}');
    assert.deepEqual(await one.store.forget(false), []);
    assert.deepEqual(files.paths.filter((path) => !/forgotten\.json$|\.changed$/.test(path)), []);
    files.put('/workspace/frameworks/seen-1.json', '{}'); // the other window had it open
    await two.store.add([{ type: 'role', role: 'after' }]);
    assert.deepEqual([seen, two.store.entries.length], [0, 1]);
    await dismissals.add({ print: 'q', rule: 'r' }, 'new');
    assert.deepEqual(dismissals.all.map(({ print }) => print), ['q']);
    assert.deepEqual([...one.state.keys()].sort(), ['craftlog.logbook.forgotten', 'other']);
    assert.ok(!two.state.keys().includes('craftlog.thisFile.notThis') && !files.paths.includes('/workspace/frameworks/seen-1.json'));
    dismissals.dispose();
    one.close();
    two.close();
  });
});

suite('the disk of a workspace', () => {
  let files: MemoryFiles;
  setup(() => { files = new MemoryFiles(`craftlog-disk-${count++}`); });
  teardown(() => files.dispose());
  const own = logbookOf([{ id: '01HKQZ0000000001', at: '2024-01-01T00:00:00.000Z', type: 'role', role: 'r' }]);

  test('each segment below the folder is asked whether it is a link', async () => {
    const { Directory, File, SymbolicLink, Unknown } = vscode.FileType;
    const link = async (): Promise<string | undefined> => (await linkIn(files.uri('/shop/.craftlog/logbook.jsonl'), files.uri('/shop/')))?.path;
    files.put('/shop/.craftlog/logbook.jsonl', '');
    files.nodes.set('/shop', { type: Directory | SymbolicLink, content: new Uint8Array() });
    assert.equal(await link(), undefined, 'the folder itself is where the person went');
    for (const type of [File | SymbolicLink, Unknown | SymbolicLink]) {
      files.put('/shop/.craftlog/logbook.jsonl', '', type);
      assert.equal(await link(), '/shop/.craftlog/logbook.jsonl');
    }
    files.nodes.set('/shop/.craftlog', { type: Directory | SymbolicLink, content: new Uint8Array() });
    assert.equal(await link(), '/shop/.craftlog');
    files.nodes.clear();
    assert.equal(await link(), undefined, 'nothing is there');
    files.fails = () => true;
    await assert.rejects(link());
  });

  test('only what is a file is read, and only so much of it', async () => {
    files.put('/pipe', 'x', vscode.FileType.Unknown);
    files.put('/zero', 'x', vscode.FileType.Unknown | vscode.FileType.SymbolicLink);
    files.put('/large', 'x'.repeat(101));
    files.put('/a', 'x'.repeat(100));
    const read = (path: string): Promise<string | undefined> => readBounded(files.uri(path), { most: 100, ms: 1000 });
    for (const path of ['/pipe', '/zero', '/large', '/']) { await assert.rejects(read(path), /not a file|more than 100 bytes/); }
    assert.ok(!files.done.some((one) => /^read \/(pipe|zero|large)/.test(one)));
    assert.equal((await read('/a'))?.length, 100);
    assert.equal(await read('/none'), undefined);
    files.hangs = (operation) => operation === 'read';
    await assert.rejects(readBounded(files.uri('/a'), { most: 100, ms: 50 }), /not answered/);
  });

  test('what is written goes to a name that nobody can have prepared, and a failure leaves what was there', async () => {
    files.put('/shop/report.md', 'before', vscode.FileType.File | vscode.FileType.SymbolicLink);
    const written = async (): Promise<string[]> => {
      files.done.length = 0;
      await replaceFile(files.uri('/shop/report.md'), 'after');
      return files.done.filter((one) => one.startsWith('write')).map((one) => one.slice('write '.length));
    };
    const [first, second] = [await written(), await written()];
    assert.ok(![...first, ...second].includes('/shop/report.md'));
    assert.notDeepEqual(first, second);
    assert.deepEqual(files.paths, ['/shop/report.md']);
    assert.equal(files.nodes.get('/shop/report.md')!.type, vscode.FileType.File, 'the link is replaced');
    const texts = (): string[] => files.paths.map((path) => new TextDecoder().decode(files.nodes.get(path)!.content));
    files.fails = (operation) => operation === 'write';
    await assert.rejects(replaceFile(files.uri('/shop/report.md'), 'later'));
    assert.deepEqual(texts(), ['after']);
    files.fails = (operation) => operation === 'rename';
    await assert.rejects(replaceFile(files.uri('/shop/report.md'), 'later'));
    assert.deepEqual(texts(), ['later'], 'VS Code has deleted the old one already');
    await assert.rejects(replaceFile(files.uri('/shop'), 'x'), /folder/);
  });

  test('one that never answers for the portfolio file holds up nothing else, and is not written when it wakes', async () => {
    await vscode.workspace.getConfiguration('craftlog').update('portfolioFile', true, vscode.ConfigurationTarget.Workspace);
    try {
      files.put('/shop/.craftlog/logbook.jsonl', 'no json\n');
      const portfolio = new PortfolioFile(stateOf(), () => files.uri('/shop/.craftlog/logbook.jsonl'));
      let wake = (): void => undefined;
      const waiting = new Promise<void>((resolve) => { wake = resolve; });
      const stat = files.stat.bind(files);
      files.stat = async (uri) => { await waiting; return stat(uri); };
      const exchange = portfolio.exchange(() => own, () => undefined, true);
      await new Promise((resolve) => setTimeout(resolve, 50));
      portfolio.forget(); // the logbook was deleted meanwhile
      wake();
      await exchange;
      assert.equal(new TextDecoder().decode(files.nodes.get('/shop/.craftlog/logbook.jsonl')!.content), 'no json\n');
      portfolio.dispose();
    } finally {
      await vscode.workspace.getConfiguration('craftlog').update('portfolioFile', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.craftlog'), { recursive: true }).then(undefined, () => undefined);
    }
  });

  test('Craftlog knows its own files, and the documents it shows', () => {
    for (const own of ['file:///shop/.craftlog/logbook.jsonl', 'craftlog:/kept/a.md?1', 'craftlog-preview:/x', 'craftlog-logbook:/x', 'vscode-remote://h/s/.craftlog/frameworks/a.yaml']) {
      assert.ok(isOwnFile(vscode.Uri.parse(own)), own);
    }
    for (const other of ['file:///shop/a.md', 'untitled:a', 'craftlogs:/a', 'vscode-remote://craftlog/shop/a.md']) { assert.ok(!isOwnFile(vscode.Uri.parse(other)), other); }
  });
});
