// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const built = /** @type {string} */ (process.env.PANEL_PAGE);
export const host = await import(pathToFileURL(path.join(built, 'host.mjs')).href);
export const themes = JSON.parse(fs.readFileSync(new URL('themes.json', import.meta.url), 'utf8'));
const axe = fs.readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** Styles VS Code puts in front of every webview's own, where they can matter here. */
const defaults = 'html { scrollbar-color: auto; } body { margin: 0; padding: 0 20px; background-color: transparent; }';

/**
 * The panel open in a browser page, in a theme, over a framework and entries. VS Code's side of the webview is played here: what
 * `acquireVsCodeApi` gives, the theme's variables and class, and a page thrown away when hidden.
 * @param {import('playwright-core').Browser} browser
 * @param {{
 *   theme?: string, width?: number, height?: number, scale?: number, catalog: any, entries?: readonly unknown[],
 *   reducedMotion?: 'reduce', forcedColors?: 'active',
 * }} options
 */
export async function openPanel(browser, { theme = 'dark', width = 1040, height = 900, scale = 1, catalog, entries = [], ...media }) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, ...media });
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => { if (message.type() === 'error') { complaints.push(message.text()); } });
  page.on('pageerror', (error) => complaints.push(error.message));
  let html = '';
  await page.route('http://panel.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') { return route.fulfill({ contentType: 'text/html', body: html }); }
    const file = new Map([['/dist/panel.js', path.join(built, 'panel.js')], ['/media/panel.css', 'media/panel.css']]).get(pathname);
    return file ? route.fulfill({ path: file }) : route.abort();
  });
  const panel = new host.FakePanel(
    (/** @type {unknown} */ message) => page.evaluate((m) => window.postMessage(m, '*'), JSON.parse(JSON.stringify(message))),
    (/** @type {string} */ text) => { html = text; },
  );
  await page.exposeFunction('tellHost', (/** @type {unknown} */ message) => panel.receive(message));
  await page.addInitScript(({ bodyClass, colors, defaults }) => {
    const w = /** @type {any} */ (window);
    w.acquireVsCodeApi = () => ({
      postMessage: (/** @type {unknown} */ message) => void w.tellHost(message),
      getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
      setState: (/** @type {unknown} */ state) => sessionStorage.setItem('state', JSON.stringify(state)),
    });
    w.violations = [];
    document.addEventListener('securitypolicyviolation', (e) => w.violations.push(`${e.violatedDirective} ${e.blockedURI}`));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@layer { ${defaults} }`);
    document.adoptedStyleSheets = [sheet];
    new MutationObserver((_all, observer) => {
      if (!document.body) { return; }
      observer.disconnect();
      document.body.className = bodyClass;
      for (const [name, value] of Object.entries(colors)) { document.documentElement.style.setProperty(name, String(value)); }
    }).observe(document, { childList: true, subtree: true });
  }, { ...themes[theme], defaults });
  const side = new host.Host(catalog, entries, () => panel);
  host.executed.length = 0;
  /** Shows the page anew, as after a reload or when the panel comes out of hiding. */
  const load = async () => {
    await page.goto('http://panel.test/');
    await page.waitForSelector('main h1');
  };
  side.panel.show();
  await load();
  return {
    page, panel, side, complaints, load,
    close: () => context.close(),
    executed: /** @type {{ command: string, args: any[] }[]} */ (host.executed),
    violations: () => page.evaluate(() => /** @type {any} */ (window).violations),
    /** What is on the page for axe, in words. */
    async audit() {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => /** @type {any} */ (window).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
      }));
      const place = (/** @type {any} */ node) => `${node.html} ${node.failureSummary}`;
      return violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes.slice(0, 3).map(place).join('\n')}`);
    },
    focused: () => page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? document.activeElement?.tagName),
    async screenshot(/** @type {string} */ name) {
      fs.mkdirSync('test-results/panel-page', { recursive: true });
      await page.screenshot({ path: `test-results/panel-page/${name}.png`, fullPage: true });
    },
  };
}
