import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Framework } from '../../src/framework/model/framework';
import { closeAll, fileUri, newFile, run, until } from './support';

interface Imported {
  readonly frameworks: readonly Framework[];
  readonly report: { readonly format: string; readonly read: number; readonly mapped: number; readonly dropped: readonly { readonly code: string; readonly rows: readonly number[] }[] };
  readonly uri: vscode.Uri;
}

const ladder = 'Skill,Description,Junior,Senior\nRepairing,Mending things,Mends with help,Mends alone\n,Nobody knows,Does what it is,Does more of it\nGreeting,Saying hello,Greets who comes in,Knows who comes in\n';
const textOf = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const remove = async (...uris: vscode.Uri[]): Promise<void> => {
  for (const uri of uris) { await vscode.workspace.fs.delete(uri, { recursive: true }); }
};

suite('import a framework', () => {
  teardown(closeAll);

  test('with an argument nothing is asked: the framework is written, and the report says what was dropped', async () => {
    const source = await newFile('import/mending ladder.csv', ladder);
    const { frameworks, report, uri } = await run<Imported>('craftlog.importFramework', { uri: source });
    assert.equal(uri.path, fileUri('.craftlog', 'frameworks', 'mending-ladder.yaml').path);
    assert.deepEqual([report.format, report.read, report.mapped, report.dropped.map(({ code, rows }) => [code, rows])], ['ladder', 3, 2, [['noName', [3]]]]);
    assert.deepEqual(frameworks.map(({ skills }) => skills.map(({ name }) => name)), [['Repairing', 'Greeting']]);
    const text = await textOf(uri);
    assert.match(text, /^# Imported by Craftlog from mending ladder\.csv on \d{4}-\d\d-\d\d\.\n/);
    assert.match(text, /^id: mending-ladder$/m);
    await vscode.workspace.openTextDocument(uri);
    await until(() => vscode.languages.getDiagnostics(uri).length === 0);

    await assert.rejects(run('craftlog.importFramework', { uri: source }), /There is a framework already.*mending-ladder\.yaml.*Nothing has been changed/);
    await run('craftlog.importFramework', { uri: source, replace: true, choices: { statements: ['activities'] } });
    assert.match(await textOf(uri), /title: Mends alone/);
    await remove(fileUri('import'), uri);
  });

  test('in another encoding, to a file of one\'s choice', async () => {
    const source = fileUri('import', 'ladder16');
    const bytes = new Uint8Array(ladder.length * 2 + 2);
    const view = new DataView(bytes.buffer);
    [...`\ufeff${ladder}`].forEach((character, i) => view.setUint16(i * 2, character.charCodeAt(0), true));
    await vscode.workspace.fs.writeFile(source, bytes);
    const target = fileUri('import', 'mine.yaml');
    const { uri } = await run<Imported>('craftlog.importFramework', { uri: source.toString(), target });
    assert.equal(uri.toString(), target.toString());
    assert.match(await textOf(target), /name: Greeting/);
    await remove(fileUri('import'));
  });

  test('what is no framework is refused with a sentence that says what was found and what can be imported', async () => {
    await assert.rejects(run('craftlog.importFramework', { uri: fileUri('metrics.csv') }), /does not know the format of “metrics\.csv”.*month.*Moodle/);
    await assert.rejects(run('craftlog.importFramework', { uri: fileUri('sketch.png') }), /not a text file/);
    await assert.rejects(run('craftlog.importFramework', { uri: fileUri('nowhere.csv') }), /There is no file/);
    await assert.rejects(run('craftlog.importFramework', { uri: fileUri('research') }), /is a folder/);
  });

  test('a person goes on, reads the report, and nothing is written until they say so', async () => {
    const source = await newFile('import/greeting.csv', ladder);
    const command = run<Imported | undefined>('craftlog.importFramework', source);
    const preview = await until(async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'craftlog-import');
    });
    const words = preview.getText();
    assert.match(words, /Rows read: 3/);
    assert.match(words, /Dropped: 1/);
    assert.match(words, /There is no name\..*Rows: 3\./);
    await assert.rejects(textOf(fileUri('.craftlog', 'frameworks', 'greeting.yaml')));
    let answer: Imported | undefined | 'none' = 'none';
    void command.then((result) => { answer = result; });
    await until(async () => {
      await run('workbench.action.closeQuickOpen');
      return answer !== 'none' || undefined;
    });
    assert.equal(answer, undefined);
    await assert.rejects(textOf(fileUri('.craftlog', 'frameworks', 'greeting.yaml')));

    let done: Imported | undefined;
    void run<Imported>('craftlog.importFramework', source).then((result) => { done = result; });
    const written = await until(async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      return done;
    });
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), written.uri.toString());
    assert.match(await textOf(written.uri), /name: Greeting/);
    await remove(fileUri('import'), written.uri);
  });
});
