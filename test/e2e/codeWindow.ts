import fs from 'node:fs';
import path from 'node:path';
import type Axe from 'axe-core';
import type { Frame, Locator, Page } from 'playwright-core';
import { insist, QuickInput } from './quickInput';
import { readRows } from './readRows';
import type { Row } from './readRows';
import { textBox } from './textBox';

/**
 * A VS Code window, in the words of somebody who uses it. Every verb waits until what it does has happened, so tests need no
 * sleeps; for anything else there is `page`.
 */
export class CodeWindow extends QuickInput {
  /** `folder` is the workspace's on disk; `pictures` is where screenshots go; `open` opens the window, again. */
  constructor(page: Page, readonly folder: string, private readonly pictures: string, private readonly open: () => Promise<void>) {
    super(page);
  }

  /** Opens a file of the workspace by name or path in the editor. */
  async openFile(name: string): Promise<void> {
    const base = path.basename(name);
    await this.fromQuickInput('ControlOrMeta+P', name, this.quickRow(base));
    await this.page.getByRole('tab', { name: base, selected: true }).first().waitFor();
    await this.editor.waitFor();
  }

  /** The active text editor. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor[role="code"]').first();
  }

  /** Selects a text on one line of the active editor, with the mouse. */
  async select(text: string): Promise<void> {
    const box = await this.find(text);
    const middle = box.y + box.height / 2;
    await this.page.mouse.click(box.x + 0.5, middle);
    await this.page.keyboard.down('Shift');
    await this.page.mouse.click(box.x + box.width, middle);
    await this.page.keyboard.up('Shift');
    await this.editor.locator('.selected-text').first().waitFor();
  }

  /** Puts the cursor before a text in the active editor. */
  async clickBefore(text: string): Promise<void> {
    const box = await this.find(text);
    await this.page.mouse.click(box.x + 0.5, box.y + box.height / 2);
  }

  /** Points at a text in the active editor; returns the hover that comes up. */
  async hoverAt(text: string): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:visible', { has: this.page.locator('.monaco-hover-content') }).last();
    const box = await this.find(text);
    for (let tries = 0; tries < 5 && !await hover.isVisible(); tries++) {
      // From elsewhere, because the mouse has to move for the editor to notice, and the editor may still be loading.
      await this.page.mouse.move(box.x + box.width / 2, box.y + box.height * 6);
      await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
      await hover.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await hover.waitFor();
    return hover;
  }

  private async find(text: string): Promise<{ x: number; y: number; width: number; height: number }> {
    await this.editor.waitFor();
    const found = await this.page.waitForFunction(textBox, text);
    const box = await found.jsonValue();
    if (!box) { throw new Error(`"${text}" is not to be seen in the editor.`); }
    return box;
  }

  /** Brings a view to the front, wherever it lives, by its title. */
  async showView(title: string): Promise<void> {
    const command = `Focus on ${title} View`;
    await this.fromQuickInput('F1', `>${command}`, this.quickRow(new RegExp(`: ${command}$`)));
    await this.tree(title).waitFor();
  }

  /** A tree view's tree, by the view's title. */
  tree(title: string): Locator {
    return this.page.getByRole('tree', { name: title, exact: true });
  }

  /** A row of a tree view by its label. */
  row(title: string, label: string | RegExp): Locator {
    const name = typeof label === 'string' ? this.page.locator('.label-name').getByText(label, { exact: true }) : this.page.locator('.label-name', { hasText: label });
    return this.tree(title).getByRole('treeitem').filter({ has: name }).first();
  }

  /** The rows of a tree view that are drawn (trees do not draw what is scrolled away), once they have stopped changing. */
  async treeRows(title: string): Promise<Row[]> {
    const rows = this.tree(title).getByRole('treeitem');
    await rows.first().waitFor();
    for (let before = ''; ;) {
      const now = await rows.evaluateAll(readRows);
      if (JSON.stringify(now) === before) { return now; }
      before = JSON.stringify(now);
      await this.page.waitForTimeout(250);
    }
  }

  /** Opens a row that has children. */
  async expand(title: string, label: string | RegExp): Promise<void> {
    const row = this.row(title, label);
    const open = row.and(this.page.locator('[aria-expanded="true"]'));
    await row.and(this.page.locator('[aria-expanded]')).waitFor();
    await insist(async () => {
      // A click that meets a refresh of the tree is lost.
      if (!await open.isVisible()) { await row.locator('.monaco-tl-twistie').click(); }
      await open.waitFor({ timeout: 2000 });
    });
  }

  /** The box in front of a row. */
  checkbox(title: string, label: string | RegExp): Locator {
    return this.row(title, label).locator('.custom-view-tree-node-item-checkbox');
  }

  /** Clicks an inline action of a row, which VS Code shows while the mouse is over the row. */
  async rowAction(title: string, label: string | RegExp, action: string | RegExp): Promise<void> {
    await this.row(title, label).hover();
    await this.row(title, label).getByRole('button', { name: action }).first().click();
  }

  /** Right-clicks and chooses from the menu, which takes clicks only some 100 ms after VS Code has drawn it. */
  async contextMenu(target: Locator, item: string): Promise<void> {
    await target.click({ button: 'right' });
    const entry = this.page.getByRole('menuitem', { name: item }).first();
    await entry.waitFor();
    await insist(async () => {
      if (await entry.isVisible()) { await entry.click({ timeout: 2000 }); }
      await entry.waitFor({ state: 'hidden', timeout: 1000 });
    });
  }

  /** What Craftlog says, by a part of it: a confirmation in the status bar, a toast, or a row of the notification centre when that is open. */
  notification(text: string | RegExp): Locator {
    return this.confirmation(text).or(this.page.locator('.notification-list-item:visible', { hasText: text })).first();
  }

  /** A message, once it has come. Where VS Code puts it into the notification centre without a toast, that is opened. */
  async message(text: string | RegExp): Promise<Locator> {
    const message = this.page.locator('.notification-list-item:visible', { hasText: text }).first();
    await insist(async () => {
      if (!await message.isVisible() && !await this.page.locator('.notifications-center').isVisible()) {
        await message.waitFor({ timeout: 3000 }).catch(() => this.page.locator('.statusbar-item[id="status.notifications"]').click({ timeout: 2000 }));
      }
      await message.waitFor({ timeout: 2000 });
    });
    return message;
  }

  /** What Craftlog says in the status bar that it has done, by a part of it. Where it says Undo, a click takes it back. */
  confirmation(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item[id$=".craftlog.done"]:visible', { hasText: text });
  }

  /** A status bar item by a part of its text. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text }).first();
  }

  /** The inner document of a webview, by the title of its tab; waits until it has content. */
  async webviewFrame(title: string): Promise<Frame> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      for (const frame of this.page.frames()) {
        if (await isWebview(frame, title)) { return frame; }
      }
      if (Date.now() > deadline) { throw new Error(`No webview "${title}" came up.`); }
      await this.page.waitForTimeout(100);
    }
  }

  /** What axe-core finds wrong in a frame, one line each. */
  async axe(frame: Frame): Promise<string[]> {
    await frame.evaluate(fs.readFileSync(path.join('node_modules', 'axe-core', 'axe.min.js'), 'utf8'));
    return frame.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof Axe };
      const { violations } = await axe.run();
      return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
    });
  }

  /** Keeps a picture of the window, or of a part of it. Returns the file. */
  async screenshot(name: string, part?: Locator): Promise<string> {
    const file = path.join(this.pictures, `${name}.png`);
    fs.mkdirSync(this.pictures, { recursive: true });
    await (part ?? this.page).screenshot({ path: file });
    return file;
  }

  /** Reloads the window as a person would. */
  async reload(): Promise<void> {
    // VS Code for the web writes a window's state in the background; what was written less than 250 ms before is lost.
    await this.page.waitForTimeout(500);
    await this.page.goto('about:blank');
    await this.open();
  }
}

async function isWebview(frame: Frame, title: string): Promise<boolean> {
  if (!frame.parentFrame() || frame.isDetached()) { return false; }
  try {
    const element = await frame.frameElement();
    return await element.getAttribute('id') === 'active-frame' && await element.getAttribute('title') === title
      && await frame.evaluate(() => document.body.childElementCount > 0);
  } catch (error) {
    // Frames come and go while a webview loads.
    if (frame.isDetached() || /detached|destroyed|closed/i.test(String(error))) { return false; }
    throw error;
  }
}
