import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { connect } from '../host/connect.mjs';
import type { Where } from '../host/connect.mjs';
import type { Given } from '../host/endToEnd.mjs';
import { keepEvidence, listen } from '../host/evidence.mjs';
import { slug } from '../host/results.mjs';
import { CodeWindow } from './codeWindow';

/** What the process that started this one has set up. */
export const given = JSON.parse(process.env.CRAFTLOG_GIVEN ?? '{}') as Given;

/** The files of a folder, by path. */
export type Files = Record<string, string>;

export interface WindowOptions {
  /** The folder that is open; without it, a copy of the sample workspace. `{}` is an empty folder. */
  files?: Files;
  /** Several folders make a multi-root workspace. */
  folders?: Record<string, Files>;
  /** A folder that is on disk already. */
  folder?: string;
  noFolder?: boolean;
  settings?: Record<string, unknown>;
  theme?: keyof typeof themes;
  /** The extension host: Node's, or the web worker's. */
  kind?: 'node' | 'web';
  /** false opens the window in Restricted Mode. */
  trusted?: boolean;
  size?: { width: number; height: number };
  /** Another tab of the same browser on the same folder. */
  besides?: CodeWindow;
}

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
  contrastLight: 'Default High Contrast Light',
} as const;

interface Opened { window: CodeWindow; context: BrowserContext; lines: string[]; folder: string }

export const server = connect(given);
const opened: Opened[] = [];
let browser: Browser | undefined;

/** Opens a fresh VS Code window: nothing is left of earlier ones, the workspace is a copy. It is closed after the test. */
export async function window(options: WindowOptions = {}): Promise<CodeWindow> {
  if (opened.length === 0) { server.reset(); }
  const { theme = 'light', kind = 'node', trusted = true, size = { width: 1280, height: 900 } } = options;
  server.setSettings({
    'workbench.colorTheme': themes[theme],
    'remote.extensionKind': { [given.extensionId]: [kind === 'web' ? 'web' : 'workspace'] },
    'security.workspace.trust.enabled': !trusted,
    'security.workspace.trust.startupPrompt': 'never',
    ...options.settings,
  });
  // With the server's, so that it goes even if this process is killed.
  const folder = fs.mkdtempSync(path.join(given.home, 'window-'));
  const first = opened.find((o) => o.window === options.besides);
  const where: Where = { ...(first ? { folder: first.window.folder } : lay(folder, options)), extension: given.extension };
  browser ??= await chromium.connect(given.browser);
  const context = first?.context ?? await browser.newContext({ viewport: size, permissions: ['clipboard-read', 'clipboard-write'] });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const code = new CodeWindow(page, where.folder ?? folder, path.join(given.results, '..', 'screenshots'), () => server.open(page, where));
  opened.push({ window: code, context, lines: listen(page), folder });
  await server.open(page, where);
  if (where.workspace) { await untilFoldersAreThere(page, () => server.open(page, where)); }
  return code;
}

/** VS Code in a browser sometimes reads the workspace file before it is connected, and then has no folders until it is opened anew. */
async function untilFoldersAreThere(page: Page, openAnew: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    const header = page.locator('.pane-header', { hasText: /^\s*several/i });
    const none = page.locator('.pane-header', { hasText: /No Folder Opened/i });
    await header.or(none).first().waitFor();
    if (await header.isVisible() || tries === 5) { return; }
    await openAnew();
  }
}

/** Lays out the workspace and says what to open. */
function lay(folder: string, { files, folders, noFolder, folder: there }: WindowOptions): Where {
  if (noFolder) { return {}; }
  if (there) { return { folder: there }; }
  if (folders) {
    for (const [name, content] of Object.entries(folders)) { write(path.join(folder, name), content); }
    const workspace = path.join(folder, 'several.code-workspace');
    fs.writeFileSync(workspace, JSON.stringify({ folders: Object.keys(folders).map((name) => ({ path: name })) }));
    return { workspace };
  }
  const target = path.join(folder, 'workspace');
  if (files) { write(target, files); } else { fs.cpSync(given.sample, target, { recursive: true }); }
  return { folder: target };
}

function write(folder: string, files: Files): void {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
}

/** Closes every window; with the title of a failed test, first keeps pictures and logs. Returns those files. */
export async function closeWindows(failed?: string): Promise<string[]> {
  const files: string[] = [];
  for (const [i, { window, context, lines, folder }] of opened.entries()) {
    if (failed) {
      const name = path.join(given.results, `${slug(failed)}${i > 0 ? `-${i + 1}` : ''}`);
      files.push(...await keepEvidence(window.page, lines, server.logs(), (extension) => `${name}.${extension}`));
    }
    if (!opened.slice(i + 1).some((later) => later.context === context)) { await context.close(); }
    fs.rmSync(folder, { recursive: true, force: true });
  }
  opened.length = 0;
  return files;
}

/** Lets go of the browser, so that the process can end. */
export async function leave(): Promise<void> {
  await browser?.close();
  process.disconnect?.();
}
