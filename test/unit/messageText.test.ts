import assert from 'node:assert/strict';
import fc from 'fast-check';
import { messageText } from '../../src/text/messageText';

/** What VS Code makes a link of, written anew from vs/base/common/linkedText.ts: `[words](address "title")`, in any letter case. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+(?: (?:"[^\n]+?"|'[^\n]+?'))?\)/i;
/** What it makes an icon of: `$(name)` and `$(name~modifier)`. */
const icon = /\$\([a-z0-9-]+(?:~[a-z]+)?\)/i;
/** What a notification does before it looks for links: one line, and no more than 1,000 characters. */
const asNotified = (text: string): string => (text.length > 1000 ? `${text.slice(0, 1000)}...` : text).replace(/\r\n|\n|\r/g, ' ').trim();

const hostile = [
  '[Delete](command:craftlog.deleteData?%7B%22confirm%22%3Atrue%7D)', '[x](COMMAND:craftlog.undo)', '[x](https://example.org)', '[x](http://e)', '[x](file:///etc/passwd)',
  '[a [b](command:x)', '[[a]](command:x)', '[a](command:x "title")', "[a](command:x 'title)')", '[a](command:x)(command:y)', ']](command:x)[a](command:y)', '[\n](command:x)',
  '[x](command:a\u2060b)', '$(trash)', '$(sync~spin)', '$$(trash)', '](', '$(',
];
/** Words that are near what makes a link, so that chance makes many. */
const pieces = fc.array(fc.oneof(
  fc.constantFrom('[', ']', '(', ')', '](', '[a]', '(command:', '(https://', '(file:', 'command:x', '"', "'", ' "t")', '$', '$(', 'trash)', '\n', '\r\n', ' ', '\u2060', '\u202e', '\\', '…'),
  fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 4 }),
), { maxLength: 12 }).map((all) => all.join(''));

suite('messageText', () => {
  test('the oracle finds the links and icons that VS Code makes', () => {
    const found = hostile.filter((text) => link.test(text) || icon.test(text));
    assert.deepEqual(hostile.filter((text) => !found.includes(text)), ['[[a]](command:x)', '](', '$('], 'all but these are links or icons');
  });

  test('text of others makes no link and no icon, wherever it stands in a sentence', () => {
    for (const text of hostile) { assert.doesNotMatch(messageText(`“${text}” is done.`), link); }
    fc.assert(fc.property(pieces, pieces, (before, after) => {
      const shown = messageText(`${before}${after}`);
      for (const text of [shown, asNotified(shown), `${messageText(before)}: ${messageText(after)}`]) {
        assert.doesNotMatch(text, link);
        assert.doesNotMatch(text, icon);
      }
    }), { numRuns: 2000 });
  });

  test('it reads as it did: nothing is added but what nobody sees, and what is harmless stays as it is', () => {
    const seen = (text: string): string => text.replace(/[\u2060\u202a-\u202e\u2066-\u2069]/g, '');
    fc.assert(fc.property(pieces, (text) => {
      assert.equal(seen(messageText(text)), seen(text));
      assert.equal(messageText(messageText(text)), messageText(text));
    }));
    for (const plain of ['', 'Attached as evidence for “Write user stories (INVEST)”.', 'a[0] (b)', 'costs $5 (net)', '\\[x\\]', 'שלום', 'é 👩‍👩‍👧']) {
      assert.equal(messageText(plain), plain);
    }
  });

  test('what would reorder the sentence is left out', () => assert.equal(messageText('a\u202eb\u2066c\u2069'), 'abc'));
});
