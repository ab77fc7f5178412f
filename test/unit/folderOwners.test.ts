import assert from 'node:assert/strict';
import fc from 'fast-check';
import { folderMeant, type OpenFolder, seeFolders, type SeenFolders } from '../../src/text/paths';

const none: SeenFolders = new Map();
const [a, b, c]: readonly OpenFolder[] = ['a', 'b', 'c'].map((name) => ({ name, uri: `file:///w/${name}` })) as [OpenFolder, OpenFolder, OpenFolder];
const other: OpenFolder = { name: 'a', uri: 'file:///elsewhere/a' };
/** What a name means after these folders were open, one list after the other. */
const meant = (name: string, ...times: (readonly OpenFolder[])[]): string | undefined =>
  folderMeant(name, times.reduce(seeFolders, none), times.at(-1)!)?.uri;

suite('the folder that a place means', () => {
  test('is the one of that name', () => {
    assert.equal(meant('a', [a]), a.uri);
    assert.equal(meant('b', [a, b]), b.uri);
    assert.equal(meant('c', [a, b]), undefined);
  });

  test('of a name never seen here, is the only folder: a clone or a folder under another name', () => {
    assert.equal(meant('work', [a]), a.uri);
    assert.equal(meant('work', [a, b]), undefined);
  });

  test('that has left is not the one that stays, nor any that comes', () => {
    assert.equal(meant('b', [a, b], [a]), undefined);
    assert.equal(meant('b', [a, b], [a], [c]), undefined);
    assert.equal(meant('b', [a, b], [a], [a, b]), b.uri);
  });

  test('of two of the same name, is the one that had it alone; that one gone, not the other', () => {
    assert.equal(meant('a', [a], [a, other]), a.uri);
    assert.equal(meant('a', [a], [a, other], [other]), undefined);
    assert.equal(meant('a', [a, other]), undefined, 'which of them is not known');
    assert.equal(meant('a', [a, other], [other]), undefined);
  });

  test('that has moved, is where it is now; that has another name, is still it', () => {
    assert.equal(meant('a', [a, b], [other, b]), other.uri);
    assert.equal(meant('a', [a, b], [{ name: 'new', uri: a.uri }, b]), a.uri);
  });

  test('stays the same while it is open, whatever comes and goes beside it', () => {
    const folder = fc.record({ name: fc.constantFrom('a', 'b', 'c'), uri: fc.constantFrom('x', 'y', 'z', 'v') });
    const folders = fc.uniqueArray(folder, { maxLength: 4, selector: ({ uri }) => uri });
    fc.assert(fc.property(folders, fc.array(folders, { maxLength: 6 }), (first, times) => {
      const owner = first[0];
      fc.pre(owner !== undefined && first.filter(({ name }) => name === owner.name).length === 1);
      const all = [first, ...times.map((open) => [owner, ...open.filter(({ uri }) => uri !== owner.uri)])];
      assert.equal(meant(owner.name, ...all), owner.uri);
    }));
  });

  test('seeing the same again changes nothing', () => {
    const open = fc.array(fc.record({ name: fc.constantFrom('a', 'b'), uri: fc.constantFrom('x', 'y', 'z') }), { maxLength: 3 });
    fc.assert(fc.property(open, open, (before, now) => {
      const once = seeFolders(seeFolders(none, before), now);
      assert.deepEqual([...seeFolders(once, now)], [...once]);
    }));
  });
});
