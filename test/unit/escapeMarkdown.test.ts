import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown } from '../../src/text/escape';

suite('escapeMarkdown', () => {
  test('what would mean something stands for itself', () => {
    assert.equal(escapeMarkdown('[x](command:y) <b> **z** `c` $(zap) https://a.b'),
      '\\[x\\]\\(command\\:y\\) \\<b\\> \\*\\*z\\*\\* \\`c\\` \\$\\(zap\\) https\\:\\/\\/a\\.b');
    assert.equal(escapeMarkdown('# 1. a\n\n---\n    code'), '\\# 1\\. a \\-\\-\\- code');
    assert.equal(escapeMarkdown('a\u202eb\u0000c'), 'ab c');
  });

  test('one line, every punctuation mark escaped once, and nothing else changed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeMarkdown(text);
      assert.match(escaped, /^(?:\\[!-/:-@[-`{-~]|[^!-/:-@[-`{-~\s]| )*$/u);
      assert.equal(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\s/g, ''), text.replace(/[\u202a-\u202e\u2066-\u2069\s\p{Cc}]/gu, ''));
    }));
  });
});
