import assert from 'node:assert/strict';
import { window } from './support';
import type { CodeWindow } from './codeWindow';

const view = 'For This File';
const story = 'As a visitor, I want to book a time for my repair, so that I do not wait in a queue.';

/** The palette, by keyboard alone. */
async function command(code: CodeWindow, title: string): Promise<void> {
  await code.page.keyboard.press('F1');
  await code.quickInput.waitFor();
  await code.page.keyboard.type(title);
  await code.quickRow(new RegExp(`${title}(\\.\\.\\.)?$`)).first().waitFor();
  await code.page.keyboard.press('Enter');
}

const rowsOf = async (code: CodeWindow): Promise<string[]> => (await code.treeRows(view)).map(({ label, description }) => `${label} · ${description}`);

suite('For This File', () => {
  test('a person writes a user story, sees what it looks like, attaches it and marks it done, by keyboard alone', async () => {
    const code = await window({
      files: { 'booking.md': '# Booking\n\n', 'other.md': '# Other\n\nNothing here is evidence.\n' },
      settings: { 'editor.wordBasedSuggestions': 'off', 'editor.autoIndent': 'none' },
    });
    await code.openFile('booking.md');
    await code.showView(view);
    await code.row(view, 'Looks like').locator('.label-description', { hasText: 'nothing yet' }).waitFor();
    await code.row(view, 'Evidence here').locator('.label-description', { hasText: 'none yet' }).waitFor();

    await code.page.keyboard.press('Control+1');
    await code.page.keyboard.press('Control+End');
    await code.page.keyboard.type(story);
    await code.row(view, 'Write user stories').locator('.label-description', { hasText: /as a|I want|so that/ }).waitFor();
    const suggested = (await code.treeRows(view)).find(({ label }) => label === 'Write user stories');
    assert.match(suggested?.spoken ?? '', /Write user stories, because of .*(as a|I want|so that)/);
    await code.screenshot('this-file');

    await code.row(view, 'Ready?').locator('.label-description', { hasText: 'User stories · 0 of 1 ready' }).waitFor();
    await code.page.keyboard.type('\n\n- Given a free day, when I choose it, then it is mine.\n- Given no free day, when I look, then I am told so.');
    await code.row(view, 'Ready?').locator('.label-description', { hasText: 'User stories · 1 of 1 ready' }).waitFor();

    await command(code, 'Focus on For This File View');
    const focused = code.row(view, 'Write user stories').and(code.page.locator('.focused'));
    // A key that comes before the view has the focus, or meets a refresh of it, is lost.
    for (const end = Date.now() + 20_000; !await focused.isVisible();) {
      assert.ok(Date.now() < end, 'the suggestion can be reached by keyboard');
      await code.page.keyboard.press('Home');
      for (let i = 0; i < 2; i++) {
        await code.page.waitForTimeout(200);
        await code.page.keyboard.press('ArrowDown');
      }
      await code.page.waitForTimeout(300);
    }
    await code.page.keyboard.press('Control+Enter');
    await code.notification('Attached as evidence for “Write user stories”.').waitFor();
    await code.row(view, 'booking.md').locator('.label-description', { hasText: /Write user stories · found/ }).waitFor();
    assert.ok(!(await rowsOf(code)).some((row) => row.startsWith('Write user stories')), 'what is attached is not suggested again');

    await command(code, 'Craftlog: Mark Activity Done');
    assert.equal((await code.quickItems())[0], 'Write user stories', 'what was used last comes first');
    await code.page.keyboard.press('Enter');
    await code.statusBarItem('1 of 54').waitFor();
  });

  test('not this is remembered, and can be taken back', async () => {
    const code = await window({ files: { 'booking.md': `# Booking\n\n${story}\n`, 'other.md': '# Other\n\nNothing here is evidence.\n' } });
    await code.openFile('booking.md');
    await code.showView(view);
    await code.rowAction(view, 'Write user stories', /Not This/);
    await code.row(view, 'Not this').waitFor();
    await code.openFile('other.md');
    await code.row(view, 'Not this').waitFor({ state: 'detached' });
    await code.openFile('booking.md');
    await code.expand(view, 'Not this');
    await code.rowAction(view, 'Write user stories', /Suggest Again/);
    await code.row(view, 'Not this').waitFor({ state: 'detached' });
    await code.row(view, 'Write user stories').locator('.label-description', { hasText: /as a|I want|so that/ }).waitFor();
  });
});
