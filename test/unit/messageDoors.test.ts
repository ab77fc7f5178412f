import assert from 'node:assert/strict';
import { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';

/** The rule as our own configuration has it for a file, tried on text as if it stood there. */
async function refusedIn(file: string, lines: readonly string[]): Promise<number[]> {
  const config = await new ESLint().calculateConfigForFile(file) as { rules: Linter.RulesRecord };
  const rules = { 'no-restricted-syntax': config.rules['no-restricted-syntax'] } as Linter.RulesRecord;
  const parser = tseslint.parser as unknown as Linter.Parser;
  const found = new Linter().verify(lines.join('\n'), [{ files: ['**/*.ts'], languageOptions: { parser }, rules }], { filename: 'any.ts' });
  assert.deepEqual(found.filter(({ ruleId }) => ruleId === null), [], 'it parses');
  return [...new Set(found.map(({ line }) => line))];
}

const messages = [
  'vscode.window.showInformationMessage(title);', 'void vscode.window.showWarningMessage(title);', 'await window.showErrorMessage(title, ...buttons);',
  "vscode.window['showInformationMessage'](title);", 'vscode.window[`showErrorMessage`](title);', 'const { showInputBox } = vscode.window;',
  "const { ['showInputBox']: ask } = vscode.window;", 'const show = vscode.window.showInformationMessage;', 'vscode.window.showInputBox({ prompt: title });',
  'vscode.window.createInputBox();', 'vscode.window?.withProgress({ title }, work);', 'vscode.window.setStatusBarMessage(title);',
  'box.prompt = title;', "box['validationMessage'] = title;", 'this.view.message = title;',
];
const markdown = [
  'new vscode.MarkdownString(title);', "new vscode['MarkdownString'](title);", 'words.isTrusted = true;', 'words.supportHtml = true;', 'const words = { value: title, isTrusted: true };',
];
const harmless = ['showInfo(title);', 'error.message;', 'const { message } = error;', 'pick.title = title;', 'vscode.window.showQuickPick(items, { title });', 'await withProgress({ title }, work);'];

suite('doors to what VS Code makes links of', () => {
  const all = [...messages, ...markdown, ...harmless];
  const lines = (some: readonly string[]): number[] => some.map((line) => all.indexOf(line) + 1);

  for (const file of ['src/evidence/commands/attach.ts', 'src/skills/skillTree.ts', 'src/logbook/storage/tellHealed.ts', 'src/extension.ts']) {
    test(`nothing goes round them in ${file}`, async () => assert.deepEqual(await refusedIn(file, all), lines([...messages, ...markdown])));
  }

  test('each door is open for its own', async () => {
    assert.deepEqual(await refusedIn('src/platform/messages.ts', all), lines(markdown));
    assert.deepEqual(await refusedIn('src/platform/markdown.ts', all), lines(messages));
  });
});
