import type { Locator, Page } from 'playwright-core';

/** The box at the top of a window: palette, quick picks, input. */
export class QuickInput {
  constructor(readonly page: Page) {}

  /** Runs a command from the palette by its whole title, such as "Craftlog: Show Progress". */
  async runCommand(title: string): Promise<void> {
    await this.fromQuickInput('F1', `>${title}`, this.quickRow(title));
  }

  /**
   * Opens the palette or the list of files, types, and clicks a row. Their contents are fixed when they open, so
   * until the extension or the file is known they are opened anew.
   */
  protected async fromQuickInput(key: string, text: string, row: Locator): Promise<void> {
    for (const deadline = Date.now() + 40_000; ;) {
      try {
        await this.page.keyboard.press(key);
        // It can close again by itself, when something that was still opening takes the focus.
        await this.quickBox.fill(text, { timeout: 5000 });
        return await row.first().click({ timeout: 5000 });
      } catch (error) {
        if (Date.now() > deadline) { throw error; }
        await this.page.keyboard.press('Escape');
        await this.quickInput.waitFor({ state: 'hidden' });
      }
    }
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

  /** Fills in the file dialog of a window in a browser, which is a quick input. */
  async chooseFile(file: string): Promise<void> {
    const dialog = this.quickInput.filter({ has: this.page.getByText(/^(Export|Request|Import|Relink)/) }); // its button; a list may come after it
    await dialog.waitFor();
    await insist(async () => {
      if (!await dialog.isVisible()) { return; }
      // While the dialog reads a folder it writes into its box, and does not hear Enter.
      await this.quickBox.fill(file, { timeout: 2000 });
      await this.page.waitForTimeout(300);
      if (await this.quickBox.inputValue({ timeout: 2000 }) === file) { await this.page.keyboard.press('Enter'); }
      await dialog.waitFor({ state: 'hidden', timeout: 3000 });
    });
  }
}

/** Tries again what VS Code may not hear while it is busy; throws what went wrong when that has lasted too long. */
export async function insist(attempt: () => Promise<void>): Promise<void> {
  for (const deadline = Date.now() + 40_000; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) { throw error; }
    }
  }
}
