import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Fact } from '../../src/logbook/model/logbook';
import { portfolioReport } from '../../src/sharing/model/portfolio/portfolioReport';
import { caseReport, portfolioOfCase } from '../../src/sharing/model/portfolio/promotionCase';
import { pageStyle, writeHtml } from '../../src/sharing/model/portfolio/writeHtml';
import { parseReview } from '../../src/sharing/model/review/parseReview';
import { requestOf } from '../../src/sharing/model/review/request';
import { reviewStyle, writeReviewPage } from '../../src/sharing/model/review/reviewPage';
import { entriesOf, framework, passage, portfolioFrom, reviewWords, words } from '../unit/portfolioSample';
import { given } from './support';

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const axe = fs.readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const attack = '<img src=x onerror="window.harmed = 1"></textarea></script><script>window.harmed = 1</script>';

const work: readonly Fact[] = [
  { type: 'evidence', activities: ['f/a0', 'f/a5'], source: passage('As a first-time buyer, I want to see delivery costs\nbefore I sign in.', 'stories/checkout.md'), remark: `I wrote it. ${attack}` },
  { type: 'evidence', activities: ['f/a1'], source: { kind: 'link', url: 'https://example.org/board', title: 'Sprint board' } },
  { type: 'evidence', activities: ['f/a1'], source: { kind: 'note', text: attack } },
  { type: 'status', activity: 'f/a0', status: 'done', on: '2026-01-03' },
  { type: 'rating', skill: 'f/s0', level: 'low', remark: 'Early days' },
  { type: 'rating', skill: 'f/s0', level: 'high', by: 'Sam', on: '2026-02-01', request: 'r' },
  { type: 'feedback', request: 'r', by: 'Sam', on: '2026-02-01', skill: 'f/s0', remark: 'Clear stories' },
  { type: 'checkIn', date: '2026-01-08', remark: 'Talked about stories' },
];
const portfolio = portfolioFrom(entriesOf(work), { name: `Anna ${attack}` });
const assets = { style: pageStyle, styleHash: hash(pageStyle) };
const request = requestOf(portfolio, 'R1');

const pages: Readonly<Record<string, () => string>> = {
  'portfolio': () => writeHtml(portfolioReport(portfolio, words), assets),
  'promotion case': () => {
    const [of] = framework.cases;
    return writeHtml(caseReport(framework, of!, portfolioOfCase(framework, of!, portfolio), words), assets);
  },
  'review request': () => {
    const script = fs.readFileSync('dist/reviewPage.js', 'utf8');
    return writeReviewPage(request, portfolio, reviewWords, { style: reviewStyle, styleHash: hash(reviewStyle), script, scriptHash: hash(script) });
  },
};

suite('pages for other people', () => {
  let browser: Browser;
  let folder: string;
  let complaints: string[];
  suiteSetup(async () => {
    browser = await chromium.connect(given.browser);
    folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'craftlog-pages-'));
  });
  suiteTeardown(async () => {
    await browser.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page from disk, offline, as somebody does who got it by mail. */
  async function open(name: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ offline: true, ...options });
    const page = await context.newPage();
    complaints = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) { complaints.push(message.text()); } });
    page.on('pageerror', (error) => complaints.push(error.message));
    const file = path.join(folder, `${name}.html`);
    fs.writeFileSync(file, pages[name]!());
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  /** What axe finds. The policy of the page does not hold for what a test evaluates. */
  async function audit(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join('\n')}`);
  }

  const schemes: Readonly<Record<string, BrowserContextOptions>> = {
    'light': { colorScheme: 'light' }, 'dark': { colorScheme: 'dark' }, 'forced colours': { forcedColors: 'active' }, 'narrow, twice as large': { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 },
  };
  for (const name of Object.keys(pages)) {
    for (const [scheme, options] of Object.entries(schemes)) {
      test(`${name}, ${scheme}: nothing for axe, no text does anything, nothing is wider than the page`, async () => {
        const page = await open(name, options);
        const found = await audit(page);
        const folderOfPictures = path.join(given.results, '..', 'pages');
        fs.mkdirSync(folderOfPictures, { recursive: true });
        await page.screenshot({ path: path.join(folderOfPictures, `${name}-${scheme}.png`.replace(/[ ,]+/g, '-')), fullPage: true });
        // The browser sets the colours then, and axe reads the ones it replaces.
        assert.deepEqual(scheme === 'forced colours' ? found.filter((v) => !v.startsWith('color-contrast')) : found, []);
        assert.equal(await page.evaluate(() => (window as { harmed?: number }).harmed), undefined);
        assert.equal(await page.locator('img').count(), 0);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
        assert.deepEqual(complaints, []);
        await page.context().close();
      });
    }
  }

  test('headings go down step by step, and the contents lead to them', async () => {
    for (const name of Object.keys(pages)) {
      const page = await open(name);
      const levels = await page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
      assert.equal(levels.filter((level) => level === 1).length, 1);
      levels.forEach((level, i) => assert.ok(level <= (levels[i - 1] ?? 0) + 1, `${name}: heading ${i} jumps to level ${level}`));
      const broken = await page.locator('a[href^="#"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')!.slice(1)).filter((id) => !document.getElementById(id)));
      assert.deepEqual(broken, []);
      await page.context().close();
    }
  });

  test('by keyboard, a reviewer reads, rates, remarks and saves an answer that Craftlog reads', async () => {
    const page = await open('review request');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('alert').getByText('No name').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'by');
    await page.keyboard.type('Kim Lee');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('alert').getByText('Empty').waitFor();

    const levels = page.getByRole('group', { name: 'Level in Skill 0' });
    await levels.getByRole('radio', { name: 'No answer' }).focus();
    await page.keyboard.press('ArrowUp');
    assert.equal(await levels.getByRole('radio', { name: 'High' }).isChecked(), true);
    await page.getByRole('textbox', { name: 'Remark on 1' }).fill('  Which part was yours? <b>"quoted"</b>\nAnd when?  ');
    await page.getByRole('textbox', { name: 'Remark on Skill 1' }).fill('More of this');
    await page.getByRole('textbox', { name: 'Anything else' }).fill(attack);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save' }).press('Enter')]);
    await page.getByRole('status').getByText(`Saved ${download.suggestedFilename()}`).waitFor();
    const file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);
    const { review, dropped } = parseReview(fs.readFileSync(file, 'utf8'));
    const today = await page.evaluate(() => { const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, '0')).join('-'); });
    assert.equal(dropped, 0);
    assert.deepEqual(review, {
      type: 'craftlog.review', version: 1, request: 'R1', print: request.print, by: 'Kim Lee', on: today, remark: attack,
      skills: [{ skill: 'f/s0', level: 'high' }, { skill: 'f/s1', remark: 'More of this' }],
      evidence: [{ evidence: portfolio.evidence[0]!.id, remark: 'Which part was yours? <b>"quoted"</b>\nAnd when?' }],
    });
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test('leaving with an answer that is not saved asks first, and not after it was saved', async () => {
    const page = await open('review request');
    await page.getByRole('textbox', { name: 'Your name' }).fill('Kim');
    await page.getByRole('textbox', { name: 'Anything else' }).fill('Hello');
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save' }).click()]);
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    await page.context().close();
  });

  test('without scripts the request can be read, and says what is missing', async () => {
    const page = await open('review request', { javaScriptEnabled: false });
    await page.getByText('As a first-time buyer').waitFor();
    await page.getByText('Needs script').waitFor();
    await page.context().close();
  });
});
