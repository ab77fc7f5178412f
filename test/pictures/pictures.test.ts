import { window } from '../e2e/support';
import type { CodeWindow } from '../e2e/codeWindow';

/** The pictures of the README, taken of the real thing: `npm run pictures`. */

const size = { width: 1200, height: 750 };

async function attach(code: CodeWindow, file: string, text: string, activity: string): Promise<void> {
  await code.openFile(file);
  await code.select(text);
  await code.runCommand('Craftlog: Attach Selection as Evidence...');
  await code.pick(activity, activity);
  await code.page.keyboard.press('Enter');
  await code.notification('Attached').waitFor();
}

async function mark(code: CodeWindow, command: string, ...activities: string[]): Promise<void> {
  for (const activity of activities) {
    await code.runCommand(`Craftlog: ${command}...`);
    await code.pick(activity, activity);
    await code.page.keyboard.press('Enter');
    await code.quickInput.waitFor({ state: 'hidden' });
  }
}

/** A few weeks of work, as the sample workspace tells it. */
async function someWeeks(code: CodeWindow): Promise<void> {
  await attach(code, 'user-stories.md', 'As a visitor, I want to book a time for my repair', 'Write user stories');
  await attach(code, 'user-stories.md', 'As a fixer, I want to know what is coming through the door', 'Write user stories');
  await attach(code, 'sprint-goals.md', 'We set a sprint goal every other Monday', 'Set a sprint goal');
  await mark(code, 'Mark Activity Done', 'Write user stories', 'Set a sprint goal', 'Map your stakeholders', 'Join a round of research and analysis', 'Scope an MVP');
  await mark(code, 'Mark Activity In Progress', 'Build an outcome-led roadmap', 'Define a user need');
  await code.runCommand('Notifications: Clear All Notifications');
}

suite('pictures', () => {
  test('tree and editor', async () => {
    const code = await window({ size });
    await someWeeks(code);
    await code.openFile('user-stories.md');
    await code.showView('Skills');
    await code.expand('Skills', 'Agile working');
    await code.expand('Skills', 'Product ownership');
    await code.expand('Skills', 'Write user stories');
    await code.row('Skills', /As a visitor/).click();
    await code.page.mouse.move(800, 600);
    await code.screenshot('tree');
  });

  test('quick pick', async () => {
    const code = await window({ size });
    await code.openFile('user-stories.md');
    await code.select('As a visitor, I want to book a time for my repair');
    await code.page.keyboard.press('Control+K');
    await code.page.keyboard.press('Control+E');
    await code.quickRow('Write user stories').first().waitFor();
    await code.page.mouse.move(1000, 700);
    await code.screenshot('pick');
  });

  test('hover', async () => {
    const code = await window({ size, theme: 'dark' });
    await code.openFile('sprint-goals.md');
    await code.hoverAt('sprint goal every');
    await code.screenshot('hover');
  });

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    test(`panel, ${theme}`, async () => {
      const code = await window({ size, theme });
      await someWeeks(code);
      await code.runCommand('Craftlog: Show Progress');
      await code.runCommand('View: Close Primary Side Bar').catch(() => code.page.keyboard.press('Control+B'));
      const panel = await code.webviewFrame('Progress');
      await panel.getByText('Evidence for Write user stories').first().waitFor();
      await code.screenshot(`panel-${theme}`);
    });
  }
});
