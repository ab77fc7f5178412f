import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { window } from '../e2e/support';
import type { CodeWindow } from '../e2e/codeWindow';
import { someMonths } from './someMonths';

/** The pictures of the README, taken of the real thing: `npm run pictures`. */

const size = { width: 1200, height: 750 };

async function attach(code: CodeWindow, file: string, text: string, activity: string): Promise<void> {
  await code.openFile(file);
  await code.select(text);
  await code.runCommand('Craftlog: Attach Selection as Evidence...');
  await code.pick(activity, activity);
  await code.notification('Attached').waitFor();
}

/** A window on the sample workspace with months of work in it. */
async function worked(options: Parameters<typeof window>[0] = {}): Promise<CodeWindow> {
  const code = await window({ size, settings: { 'craftlog.portfolioFile': true }, ...options });
  fs.mkdirSync(path.join(code.folder, '.craftlog'));
  fs.writeFileSync(path.join(code.folder, '.craftlog', 'logbook.jsonl'), someMonths(Date.now()));
  await code.statusBarItem('7 of 54').waitFor();
  await code.message(/now also kept/);
  await code.runCommand('Notifications: Clear All Notifications');
  return code;
}

suite('pictures', () => {
  test('tree and editor', async () => {
    const code = await worked();
    await attach(code, 'user-stories.md', 'As a visitor, I want to book a time for my repair', 'Write user stories');
    await attach(code, 'user-stories.md', 'As a fixer, I want to know what is coming through the door', 'Write user stories');
    await code.runCommand('Notifications: Clear All Notifications');
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
      const code = await worked({ theme, size: { width: 1200, height: 900 } });
      await code.runCommand('Craftlog: Show Progress');
      await code.page.keyboard.press('Control+B');
      const panel = await code.webviewFrame('Progress');
      await panel.getByRole('heading', { level: 2 }).first().waitFor();
      await code.page.waitForTimeout(1000);
      await code.screenshot(`panel-${theme}`);
    });
  }

  test('for this file', async () => {
    const code = await worked();
    await attach(code, 'user-stories.md', 'As a visitor, I want to book a time for my repair', 'Write user stories');
    await code.runCommand('Notifications: Clear All Notifications');
    await code.showView('For This File');
    await code.row('For This File', /^Ready/).waitFor();
    await code.page.waitForTimeout(2000);
    await code.page.mouse.move(800, 600);
    await code.screenshot('this-file');
  });

  test('portfolio and review', async () => {
    const code = await worked();
    await code.runCommand('Craftlog: Export Portfolio...');
    await code.pick('Web page');
    await code.pick('Export…');
    const portfolio = path.join(code.folder, 'portfolio.html');
    await code.chooseFile(portfolio);
    await code.message('Exported');
    await code.runCommand('Notifications: Clear All Notifications');
    await code.runCommand('Craftlog: Request a Review...');
    await code.pick('Write the Request…');
    const request = path.join(code.folder, 'request.html');
    await code.chooseFile(request);
    await code.message('The request is written');
    const page = await code.page.context().newPage();
    await page.setViewportSize({ width: 900, height: 1000 });
    for (const [name, from] of [['portfolio', portfolio], ['review', request]] as const) {
      await page.goto(pathToFileURL(from).href);
      const file = await code.screenshot(name);
      await page.screenshot({ path: file });
    }
    await page.close();
  });
});
