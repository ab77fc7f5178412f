import assert from 'node:assert/strict';
import fc from 'fast-check';
import { positionsOf } from '../../src/text/lists';

suite('positions in a text', () => {
  test('lines end with CRLF, LF or CR', () => {
    assert.deepEqual(positionsOf('ab\r\nc\n\rd', [0, 2, 4, 6, 7, 8]), [
      { line: 0, character: 0 }, { line: 0, character: 2 }, { line: 1, character: 0 }, { line: 2, character: 0 }, { line: 3, character: 0 }, { line: 3, character: 1 },
    ]);
  });

  test('law: the text before a position has as many lines, and the last of them is as long', () => {
    const text = fc.array(fc.constantFrom('a', '𝒳', '\r\n', '\n', '\r ', 'bc')).map((parts) => parts.join(''));
    fc.assert(fc.property(text, fc.nat(), (all, seed) => {
      const offset = seed % (all.length + 1);
      if (all[offset - 1] === '\r' && all[offset] === '\n') { return; } // between the two no editor can be
      const lines = all.slice(0, offset).split(/\r\n|\n|\r/);
      assert.deepEqual(positionsOf(all, [offset]), [{ line: lines.length - 1, character: lines.at(-1)!.length }]);
    }));
  });
});
