import assert from 'node:assert/strict';
import { window } from './support';
import type { CodeWindow } from './codeWindow';

async function withSomeProgress(code: CodeWindow): Promise<void> {
  await code.openFile('user-stories.md');
  await code.select('As a visitor, I want to book a time for my repair');
  await code.runCommand('Craftlog: Attach Selection as Evidence...');
  await code.pick('Write user stories');
  await code.notification('Attached').waitFor();
  await code.runCommand('Craftlog: Mark Activity Done...');
  await code.pick('Set a sprint goal', 'sprint goal');
  await code.statusBarItem('1 of 54').waitFor();
  await code.runCommand('Notifications: Clear All Notifications');
}

suite('Progress panel', () => {
  const themes = { light: 'light_modern', dark: 'dark_modern', contrast: 'hc_black', contrastLight: 'hc_light' } as const;
  for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
    test(`axe finds nothing, ${theme}`, async () => {
      const code = await window({ theme });
      await code.page.locator(`.monaco-workbench[class*="themes-${themes[theme]}"]`).waitFor();
      await withSomeProgress(code);
      await code.runCommand('Craftlog: Show Progress');
      const panel = await code.webviewFrame('Progress');
      await panel.getByText('Evidence for Write user stories').waitFor();
      assert.deepEqual(await code.axe(panel), []);
    });
  }

  test('an empty logbook offers the first step', async () => {
    const code = await window();
    await code.runCommand('Craftlog: Show Progress');
    const panel = await code.webviewFrame('Progress');
    await panel.getByRole('button', { name: /Attach a File as Evidence/ }).waitFor();
    assert.deepEqual(await code.axe(panel), []);
  });

  test('numbers lead to where they come from, and changes appear', async () => {
    const code = await window();
    await withSomeProgress(code);
    await code.runCommand('Craftlog: Show Progress');
    const panel = await code.webviewFrame('Progress');
    await panel.getByText('Evidence for Write user stories').click();
    await code.page.getByRole('tab', { name: 'user-stories.md', selected: true }).waitFor();
    await code.runCommand('Craftlog: Show Progress');
    const again = await code.webviewFrame('Progress');
    await again.getByText(/1 of 6 done/).first().click();
    await code.row('Skills', 'Set a sprint goal').waitFor();
    await code.runCommand('Craftlog: Undo Last Log Entry');
    await again.getByText(/1 of 6 done/).first().waitFor({ state: 'detached' });
  });
});
