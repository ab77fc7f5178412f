import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ImportedFramework } from '../../src/formats/commands/importFramework';
import { api, fileUri, run } from './support';

const textAt = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

suite('craftlog.exportFramework', () => {
  const endings = { case: 'json', mahara: 'matrix', moodle: 'csv' };
  for (const [format, ending] of Object.entries(endings)) {
    test(`the built-in framework goes out as ${format} and comes in as the same skills and activities`, async () => {
      const [framework] = (await api()).frameworks();
      const target = fileUri('exports', `framework.${ending}`);
      const written = await run<vscode.Uri>('craftlog.exportFramework', { framework: framework!.id, format, target: target.toString() });
      assert.equal(written.toString(), target.toString());
      const { frameworks: [back], report } = await run<ImportedFramework>('craftlog.importFramework', { uri: target, target: fileUri('exports', `${format}.yaml`), replace: true });
      assert.equal(report.format, format);
      assert.deepEqual(report.dropped, []);
      const shape = (skills: readonly { id: string; name: string; activities: readonly { id: string; title: string }[] }[]): object => (
        skills.map(({ id, name, activities }) => ({ id, name, activities: activities.map((activity) => [activity.id, activity.title]) })));
      assert.deepEqual(shape(back!.skills), shape(framework!.skills));
    });
  }

  test('nothing of this machine is in the file', async () => {
    const target = fileUri('exports', 'private.json');
    await run('craftlog.exportFramework', { format: 'case', target });
    assert.ok(!(await textAt(target)).includes(fileUri().path));
  });

  test('what cannot be exported is refused with what there is', async () => {
    const target = fileUri('exports', 'never.json');
    await assert.rejects(run('craftlog.exportFramework', { framework: 'baking', format: 'case', target }), /“baking”.*product-manager/);
    await assert.rejects(run('craftlog.exportFramework', { format: 'pdf', target }), /“pdf”.*case, mahara, moodle/);
    await assert.rejects(run('craftlog.exportFramework', { format: 'case' }), /target/);
    await assert.rejects(textAt(target));
  });
});
