import fs from 'node:fs';
import path from 'node:path';
import type Axe from 'axe-core';
import type { Frame, Locator, Page } from 'playwright-core';
import { textBox } from './textBox';

/** One row of a tree view as a person gets it. */
export interface Row {
  label: string;
  description: string;
  /** What a screen reader says. */
  spoken: string;
  /** 1 for the outermost. */
  level: number;
  expanded?: boolean;
  checked?: boolean;
}

/**
 * A VS Code window, in the words of somebody who uses it. Every verb waits until what it does has happened, so tests need no
 * sleeps; for anything else there is `page`.
 */
export class CodeWindow {
  /** `folder` is the workspace's on disk; `pictures` is where screenshots go; `open` opens the window, again. */
  constructor(readonly page: Page, readonly folder: string, private readonly pictures: string, private readonly open: () => Promise<void>) {}

  /** Runs a command from the palette by its whole title, such as "Craftlog: Show Progress". */
  async runCommand(title: string): Promise<void> {
    await this.fromQuickInput('F1', `>${title}`, this.quickRow(title));
  }

  /**
   * Opens the palette or the list of files, types, and clicks a row. Their contents are fixed when they open, so
   * until the extension or the file is known they are opened anew.
   */
  private async fromQuickInput(key: string, text: string, row: Locator): Promise<void> {
    for (const deadline = Date.now() + 30_000; ;) {
      await this.page.keyboard.press(key);
      await this.quickInput.waitFor();
      await this.quickBox.fill(text);
      try {
        return await row.first().click({ timeout: 3000 });
      } catch (error) {
        if (Date.now() > deadline) { throw error; }
        await this.page.keyboard.press('Escape');
        await this.quickInput.waitFor({ state: 'hidden' });
      }
    }
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

  /** The rows of a tree view that are drawn: trees do not draw what is scrolled away. */
  async treeRows(title: string): Promise<Row[]> {
    await this.tree(title).getByRole('treeitem').first().waitFor();
    return this.tree(title).getByRole('treeitem').evaluateAll((rows) => rows
      .map((row) => {
        const text = (selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
        const state = (element: Element | null, name: string) => {
          const value = element?.getAttribute(name);
          return value === null || value === undefined ? undefined : value === 'true';
        };
        const box = row.querySelector('.custom-view-tree-node-item-checkbox');
        return {
          top: (row as HTMLElement).offsetTop,
          label: text('.label-name'),
          description: text('.label-description'),
          spoken: row.getAttribute('aria-label') ?? '',
          level: Number(row.getAttribute('aria-level')),
          expanded: state(row, 'aria-expanded'),
          checked: state(box, 'aria-checked'),
        };
      })
      .sort((a, b) => a.top - b.top)
      .map(({ top: _, ...row }) => row));
  }

  /** Opens a row that has children. */
  async expand(title: string, label: string | RegExp): Promise<void> {
    const row = this.row(title, label);
    if (await row.getAttribute('aria-expanded') === 'true') { return; }
    await row.locator('.monaco-tl-twistie').click();
    await row.and(this.page.locator('[aria-expanded="true"]')).waitFor();
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

  /** Right-clicks and chooses from the menu. */
  async contextMenu(target: Locator, item: string): Promise<void> {
    await target.click({ button: 'right' });
    await this.page.getByRole('menuitem', { name: item }).first().click();
  }

  /** The box for quick picks, input and the palette. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** Its text field. */
  get quickBox(): Locator {
    return this.quickInput.locator('.quick-input-box input');
  }

  /** A quick pick's row by its whole label. */
  quickRow(label: string | RegExp): Locator {
    const name = this.page.locator('.label-name');
    return this.quickInput.locator('.monaco-list-row').filter({ has: typeof label === 'string' ? name.getByText(label, { exact: true }) : name.filter({ hasText: label }) });
  }

  /** The labels that a quick pick shows, once there are any. */
  async quickItems(): Promise<string[]> {
    const labels = this.quickInput.locator('.monaco-list-row .quick-input-list-row:first-child .label-name');
    await labels.first().waitFor();
    return labels.allInnerTexts();
  }

  /** Chooses one row of a quick pick, after typing `search` if the row is far down. */
  async pick(label: string | RegExp, search?: string): Promise<void> {
    await this.quickInput.waitFor();
    if (search !== undefined) { await this.quickBox.fill(search); }
    await this.quickRow(label).first().click();
  }

  /** Ticks rows of a quick pick that takes several, each found by typing its label, and accepts. */
  async pickSeveral(...labels: string[]): Promise<void> {
    await this.quickInput.waitFor();
    for (const label of labels) {
      await this.quickBox.fill(label);
      await this.quickRow(label).first().click();
    }
    await this.page.keyboard.press('Enter');
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  /** Types into an input box and accepts. */
  async answer(text: string): Promise<void> {
    await this.quickInput.waitFor();
    await this.quickBox.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** A notification by a part of its text. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
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
