// @ts-check
import assert from 'node:assert/strict';
import { launch } from '../../host/browser.mjs';
import { host, openPanel, themes } from './page.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
const framework = host.productManager();
const catalog = host.catalogFor(framework);
// The calendar ends today, so what is in it does too.
const months = host.sampleEntries(framework, Date.now());
const skill = (/** @type {number} */ n) => `product-manager/${framework.skills[n].id}`;
const activity = (/** @type {number} */ n, m = 0) => `product-manager/${framework.skills[n].activities[m].id}`;

/** @type {Awaited<ReturnType<typeof openPanel>> | undefined} */
let opened;
const open = async (/** @type {Partial<Parameters<typeof openPanel>[1]>} */ options = {}) => {
  opened = await openPanel(browser, { catalog, entries: months, ...options });
  return opened;
};
const said = (/** @type {Awaited<ReturnType<typeof openPanel>>} */ o) => o.page.locator('#said').textContent();
const dash = (/** @type {string} */ text) => text.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

/** Entries that carry on from others: one more each time. @param {readonly any[]} before @param {...any} facts */
const andThen = (before, ...facts) => {
  const at = new Date(Date.now() + before.length * 1000);
  return [...before, ...facts.map((fact, i) => ({ id: `9${String(before.length + i).padStart(15, '0')}`, at: at.toISOString(), ...fact }))];
};

suite('progress panel page', () => {
  suiteSetup(async () => { browser = await launch(); });
  suiteTeardown(() => browser.close());
  teardown(async () => {
    const o = opened;
    opened = undefined;
    if (!o) { return; }
    const problems = [...o.complaints, ...await o.violations()];
    await o.close();
    assert.deepEqual(problems, []);
  });

  for (const theme of Object.keys(themes)) {
    for (const [name, entries] of /** @type {const} */ ([['months', months], ['empty', []]])) {
      test(`${name}, ${theme}: nothing for axe`, async () => {
        const o = await open({ theme, entries });
        await o.page.locator('.disclosure').nth(1).click();
        await o.page.locator('h1').hover();
        await o.screenshot(`${name}-${dash(theme)}`);
        assert.deepEqual(await o.audit(), []);
      });
    }
  }

  for (const [name, size] of /** @type {const} */ ([
    ['wide', { width: 1600 }], ['200-percent', { width: 520, height: 450, scale: 2 }], ['narrow', { width: 320 }],
  ])) {
    test(`${name}: everything fits, nothing for axe`, async () => {
      const o = await open(size);
      await o.page.locator('.disclosure').first().click();
      const over = await o.page.evaluate(() => [...document.querySelectorAll('body *:not(.unseen)')]
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5).length);
      await o.screenshot(name);
      assert.equal(over, 0);
      assert.equal(await o.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      assert.deepEqual(await o.audit(), []);
    });
  }

  test('forced colours and reduced motion: nothing moves, nothing for axe', async () => {
    const o = await open({ forcedColors: 'active', reducedMotion: 'reduce' });
    await o.page.locator('.disclosure').first().click();
    assert.equal(await o.page.evaluate(() => document.getAnimations().length), 0);
    await o.screenshot('forced-colors');
    // The browser sets the colours here, and axe reads the ones it replaces.
    assert.deepEqual((await o.audit()).filter((/** @type {string} */ v) => !v.startsWith('color-contrast')), []);
  });

  test('headings go down step by step, and lists are lists', async () => {
    const { page } = await open();
    const levels = await page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.forEach((level, i) => assert.ok(level <= (levels[i - 1] ?? 0) + 1, `heading ${i} jumps to level ${level}`));
    assert.equal(await page.getByRole('main').count(), 1);
    assert.equal(await page.getByRole('list', { name: 'So far' }).getByRole('listitem').count(), 4);
    assert.equal(await page.locator('ul.skills > li').count(), framework.skills.length);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    assert.equal(await page.title(), 'Progress');
  });

  test('by keyboard, Tab visits everything that leads somewhere in reading order, and the focus shows', async () => {
    const { page } = await open();
    const expected = await page.locator('button, select, input, [tabindex="0"]').evaluateAll((all) => all.map((e) => e.getAttribute('data-id')));
    assert.ok(expected.length > 40);
    /** @type {(string | null)[]} */
    const visited = [];
    for (let i = 0; i < expected.length; i++) {
      await page.keyboard.press('Tab');
      const [id, outline] = await page.evaluate(() => {
        const { activeElement: e } = document;
        return [e?.getAttribute('data-id') ?? null, e ? getComputedStyle(e).outlineStyle : 'none'];
      });
      assert.equal(outline, 'solid', `focus on ${id} does not show`);
      visited.push(id);
    }
    assert.deepEqual(visited, expected);
    assert.equal(new Set(expected).size, expected.length);
  });

  test('every number leads to its place', async () => {
    const o = await open();
    const go = async (/** @type {string} */ id, /** @type {string} */ command, /** @type {unknown} */ argument) => {
      o.executed.length = 0;
      await o.page.locator(`[data-id="${id}"]`).focus();
      await o.page.keyboard.press('Enter');
      await o.page.waitForFunction(() => true);
      assert.deepEqual(JSON.parse(JSON.stringify(o.executed)), [{ command, args: argument === undefined ? [] : [argument] }]);
    };
    await go('total done', 'craftlog.filterSkills', { filter: 'done' });
    await go('total inProgress', 'craftlog.filterSkills', { filter: 'todo' });
    await go('total notStarted', 'craftlog.filterSkills', { filter: 'todo' });
    await go('total evidence', 'craftlog.filterSkills', { filter: 'withEvidence' });
    await go(skill(0), 'craftlog.revealInSkills', { skill: skill(0) });
    await go(`${skill(0)} done`, 'craftlog.filterSkills', { filter: 'done', skill: skill(0) });
    await go(`${skill(0)} inProgress`, 'craftlog.filterSkills', { filter: 'todo', skill: skill(0) });
    await go(`${skill(0)} evidence`, 'craftlog.filterSkills', { filter: 'withEvidence', skill: skill(0) });
    const pieces = months.filter((/** @type {any} */ e) => e.type === 'evidence');
    const last = pieces.at(-1);
    await go(`recent ${last.id}`, 'craftlog.openEvidence', { entry: last.id });
    const status = months.filter((/** @type {any} */ e) => e.type === 'status' && catalog.activity(e.activity)).at(-1);
    await go(`recent ${status.id}`, 'craftlog.revealInSkills', { activity: status.activity });
    await go(`level ${skill(0)}`, 'craftlog.rateSkill', { skill: skill(0), ask: true });
    await go('role', 'craftlog.setRole', undefined);
    await go('start', 'craftlog.setStartDate', undefined);
    await go('checkIn', 'craftlog.startCheckIn', undefined);
    await go('due product-manager/30-days', 'craftlog.setMilestoneDate', { milestone: 'product-manager/30-days', ask: true });
    await o.page.locator('[data-id="show kind strategy"]').click();
    const strategy = o.page.locator('[id="list-kind-strategy"] button').first();
    const id = await strategy.getAttribute('data-id') ?? '';
    await go(id, 'craftlog.revealInSkills', { activity: id.replace('kind strategy ', '') });
    await o.page.locator(`[data-id="${skill(8)} notStarted"]`).click();
    await go(`${skill(8)} ${activity(8)}`, 'craftlog.revealInSkills', { activity: activity(8) });
  });

  test('the calendar is one stop for Tab, arrow keys go from week to week, and Enter lists a week', async () => {
    const o = await open();
    const { page } = o;
    assert.equal(await page.locator('.week[tabindex="0"]').count(), 1);
    await page.locator('.week[tabindex="0"]').focus();
    const last = await o.focused() ?? '';
    await page.keyboard.press('ArrowRight');
    assert.equal(await o.focused(), last, 'nothing after this week');
    await page.keyboard.press('ArrowLeft');
    assert.notEqual(await o.focused(), last);
    await page.keyboard.press('Home');
    await page.keyboard.press('End');
    assert.equal(await o.focused(), last);
    while (!/piece/.test(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))) { await page.keyboard.press('ArrowLeft'); }
    const week = await o.focused() ?? '';
    await page.keyboard.press('Enter');
    await page.locator('#chosen-week').waitFor();
    assert.equal(await o.focused(), week);
    assert.equal(await page.locator(`[data-id="${week}"]`).getAttribute('aria-pressed'), 'true');
    assert.equal(await said(o), '', 'what one asked to see is no news');
    await page.locator('.time .recent button').first().click();
    while (o.executed.length === 0) { await page.waitForTimeout(20); }
    assert.equal(o.executed[0]?.command, 'craftlog.openEvidence');
    await o.load();
    assert.equal(await page.locator('#chosen-week').count(), 1, 'it is remembered');
    await page.keyboard.press('Enter');
  });

  test('pictures have the same as tables', async () => {
    const o = await open();
    await o.page.locator('[data-id="show levels product-manager"]').click();
    await o.page.locator('[data-id="show time-table"]').click();
    const rows = await o.page.locator('.levels table tbody tr').allTextContents();
    assert.equal(rows.length, framework.skills.length);
    assert.match(rows[0] ?? '', /Agile working\s*Working, .*Awareness, .*Sam Okoro: Working, .*Working/s);
    const said = await o.page.locator('.levels-chart').evaluateAll((all) => all.map((e) => e.getAttribute('aria-label') ?? ''));
    assert.match(said[0] ?? '', /^You: Working, .*Sam Okoro: Working, .*Associate product manager asks for Working$/);
    const counts = await o.page.locator('.time td button').allTextContents();
    const pieces = months.filter((/** @type {any} */ e) => e.type === 'evidence').length;
    assert.equal(counts.reduce((sum, text) => sum + Number(text), 0), pieces);
    await o.screenshot('tables');
    assert.deepEqual(await o.audit(), []);
  });

  test('filters narrow the panel, are remembered, and give way to what is asked for', async () => {
    const o = await open();
    const { page } = o;
    await page.locator('[data-id="filter skill"]').focus();
    await page.locator('[data-id="filter skill"]').selectOption({ label: 'User focus' });
    await page.waitForFunction(() => document.querySelectorAll('ul.skills > li').length === 1);
    assert.equal(await o.focused(), 'filter skill');
    await page.locator('[data-id="filter period"]').selectOption({ label: 'The last 30 days' });
    await page.waitForFunction(() => document.querySelectorAll('.week').length < 10);
    await page.waitForFunction(() => JSON.parse(sessionStorage.getItem('state') ?? '{}').filter?.period === 'month');
    await o.load();
    assert.equal(await page.locator('ul.skills > li').count(), 1);
    assert.equal(await page.locator('[data-id="filter skill"]').inputValue(), skill(6));
    assert.deepEqual(await o.audit(), []);
    o.side.panel.show({ skill: skill(1) });
    await page.waitForFunction((key) => document.activeElement?.getAttribute('data-id') === key, skill(1));
    assert.equal(await page.locator('ul.skills > li').count(), framework.skills.length);
    assert.equal(await page.locator('[data-id="filter skill"]').inputValue(), '');
  });

  test('steps of the plan are ticked where they stand, and stay as the logbook has them', async () => {
    const o = await open();
    const { page } = o;
    const box = page.locator('[data-id="thing product-manager/plan-rotation"]');
    assert.equal(await box.isChecked(), false);
    await box.check();
    while (o.executed.length === 0) { await page.waitForTimeout(20); }
    assert.deepEqual(o.executed, [{ command: 'craftlog.tickPlan', args: [{ thing: 'product-manager/plan-rotation', done: true, ask: true }] }]);
    // The command of this test logs nothing, so the tick goes again.
    await page.waitForFunction(() => !(/** @type {HTMLInputElement} */ (document.querySelector('[data-id="thing product-manager/plan-rotation"]'))).checked);
    o.side.setEntries(andThen(months, { type: 'status', activity: 'product-manager/plan-rotation', status: 'done' }));
    await page.waitForFunction(() => (/** @type {HTMLInputElement} */ (document.querySelector('[data-id="thing product-manager/plan-rotation"]'))).checked);
    assert.equal(await o.focused(), 'thing product-manager/plan-rotation');
    await page.locator('[data-id="show product-manager/90-days"]').click();
    assert.equal(await page.locator('[id="list-product-manager/90-days"] input').count(), 4);
    await o.screenshot('plan');
    assert.deepEqual(await o.audit(), []);
  });

  test('what is next says why, and evidence that needs a look leads to itself', async () => {
    const o = await open();
    const piece = months.find((/** @type {any} */ e) => e.type === 'evidence');
    o.side.changed.add(piece.id);
    o.side.setEntries(months);
    await o.page.locator(`[data-id="next ${piece.id}"]`).waitFor();
    assert.equal(await o.page.locator('.next li').count(), 4);
    assert.deepEqual((await o.page.locator('.next .details').allTextContents()).filter((why) => !why.trim()), []);
    await o.page.locator(`[data-id="next ${piece.id}"]`).click();
    while (o.executed.length === 0) { await o.page.waitForTimeout(20); }
    assert.deepEqual(o.executed, [{ command: 'craftlog.openEvidence', args: [{ entry: piece.id }] }]);
  });

  test('printed, it is all there without what only a screen needs', async () => {
    const o = await open();
    await o.page.emulateMedia({ media: 'print' });
    assert.equal(await o.page.locator('.filters').isVisible(), false);
    assert.equal(await o.page.getByRole('heading', { name: 'Levels' }).isVisible(), true);
    assert.equal(await o.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await o.screenshot('print');
  });

  test('an empty logbook has a first step', async () => {
    const o = await open({ entries: [] });
    await o.page.getByRole('button', { name: 'Attach a File as Evidence...' }).click();
    await o.page.getByRole('button', { name: 'See How Craftlog Works' }).click();
    await assert.doesNotReject(async () => { while (o.executed.length < 2) { await o.page.waitForTimeout(20); } });
    assert.deepEqual(o.executed.map(({ command }) => command), ['craftlog.attachFile', 'workbench.action.openWalkthrough']);
    assert.equal(await o.page.locator('.totals, .recent').count(), 0);
  });

  test('an update keeps focus, scroll and open sections, and is said once', async () => {
    const o = await open({ height: 400 });
    const { page } = o;
    await page.locator(`[data-id="${skill(8)} notStarted"]`).click();
    await page.locator(`[data-id="${skill(8)} ${activity(8, 1)}"]`).focus();
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 0);
    assert.equal(await said(o), '');
    let entries = andThen(months, { type: 'status', activity: activity(8), status: 'done' });
    o.side.setEntries(entries);
    await page.waitForFunction(() => document.getElementById('said')?.textContent !== '');
    const { title } = framework.skills[8].activities[0];
    assert.match(await said(o) ?? '', new RegExp(`^Done: ${title}\\. Done: \\d+\\. In progress: \\d+\\. Evidence: \\d+\\.$`));
    assert.equal(await o.focused(), `${skill(8)} ${activity(8, 1)}`);
    assert.equal(await page.locator(`[data-id="${skill(8)} ${activity(8)}"]`).count(), 0);
    const words = await said(o);
    const states = o.panel.posted.length;
    o.side.setEntries(entries);
    while (o.panel.posted.length === states) { await page.waitForTimeout(20); }
    assert.equal(o.panel.posted.at(-1).change, undefined);
    assert.equal(await said(o), words);
    // What has the focus is itself logged, and so leaves the list: the focus stays in its row.
    entries = andThen(entries, { type: 'status', activity: activity(8, 1), status: 'done' });
    o.side.setEntries(entries);
    await page.waitForFunction((id) => !document.querySelector(`[data-id="${id}"]`), `${skill(8)} ${activity(8, 1)}`);
    assert.equal(await o.focused(), skill(8));
  });

  test('many changes at once are one update, and none is sent while hidden', async () => {
    const o = await open();
    const sent = o.panel.posted.length;
    for (let i = 0; i < 10; i++) { o.side.setEntries(months.slice(0, -1 - i)); }
    await o.page.waitForFunction(() => document.getElementById('said')?.textContent !== '');
    assert.equal(o.panel.posted.length, sent + 1);
    o.panel.setVisible(false);
    o.side.setEntries(months);
    await o.page.waitForTimeout(200);
    assert.equal(o.panel.posted.length, sent + 1);
    o.panel.setVisible(true);
    await o.load();
    assert.equal(o.panel.posted.length, sent + 2);
    assert.equal(await said(o), '');
  });

  test('a page made anew is scrolled, open and focused as it was left', async () => {
    const o = await open({ height: 400 });
    await o.page.locator(`[data-id="${skill(5)} notStarted"]`).click();
    await o.page.evaluate(() => scrollTo(0, 222));
    await o.page.waitForFunction(() => JSON.parse(sessionStorage.getItem('state') ?? '{}').scroll === 222);
    await o.load();
    assert.equal(await o.page.evaluate(() => scrollY), 222);
    assert.equal(await o.page.locator(`[data-id="${skill(5)} notStarted"]`).getAttribute('aria-expanded'), 'true');
    assert.ok(await o.page.locator('.activities li').count() > 0);
    assert.equal(await o.focused(), `${skill(5)} notStarted`);
  });

  test('showing a skill scrolls to it and focuses it, in an open panel and in a new one', async () => {
    const o = await open({ height: 400 });
    o.side.panel.show({ skill: skill(9) });
    await o.page.waitForFunction((key) => document.activeElement?.getAttribute('data-id') === key, skill(9));
    assert.ok(await o.page.locator(`[data-id="${skill(9)}"]`).isVisible());
    assert.equal(o.panel.revealed, 1);
    o.panel.setVisible(false);
    o.side.panel.show({ skill: skill(1) });
    o.panel.setVisible(true);
    await o.load();
    await o.page.waitForFunction((key) => document.activeElement?.getAttribute('data-id') === key, skill(1));
    const box = await o.page.locator(`[data-id="${skill(1)}"]`).boundingBox();
    assert.ok(box && box.y >= 0 && box.y + box.height <= 400);
  });

  test('hostile names are text, and two frameworks have a heading each', async () => {
    const name = '<img src=x onerror="document.title=1"> ${7*7} {0} \u202e';
    const long = 'Averyverylongwordwithoutanyspace'.repeat(6);
    const odd = {
      ...framework, id: 'odd', name,
      skills: [{
        ...framework.skills[0], id: 's"]\\', name: long,
        activities: framework.skills[0].activities.map((/** @type {any} */ a) => ({ ...a, title: name })),
      }],
    };
    const entries = andThen([], {
      type: 'evidence', activities: [`odd/${framework.skills[0].activities[0].id}`, 'gone/gone'],
      source: { kind: 'link', url: `javascript:alert(1)//${'x'.repeat(50_000)}` }, remark: name,
    });
    const o = await open({ catalog: host.catalogFor(framework, odd), entries, width: 480 });
    assert.equal(await o.page.locator('img').count(), 0);
    assert.deepEqual((await o.page.locator('section h2').allTextContents()).slice(0, 3), ['Next', framework.name, name]);
    await o.page.locator('[data-id="odd/s\\"]\\\\ notStarted"]').click();
    assert.ok((await o.page.locator('.activities').last().textContent())?.includes(name));
    assert.equal(await o.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await o.screenshot('hostile');
    assert.deepEqual(await o.audit(), []);
  });

  test('messages that are not of the protocol change nothing at either end', async () => {
    const o = await open();
    const before = await o.page.locator('main').innerHTML();
    await o.page.evaluate(() => {
      for (const bad of [
        null, 7, 'state', {}, { type: 'state' }, { type: 'state', state: { headline: 'x' } }, { type: 'reveal', skill: 7 }, { type: 'toString' },
      ]) {
        window.postMessage(bad, '*');
      }
    });
    for (const bad of [
      null, { type: 'open' }, { type: 'open', target: { kind: 'command', command: 'x' } }, { type: 'run', action: 'workbench.action.quit' },
    ]) {
      await o.page.evaluate((message) => /** @type {any} */ (window).tellHost(message), bad);
    }
    assert.equal(await o.page.locator('main').innerHTML(), before);
    assert.equal(o.executed.length, 0);
    assert.equal(o.side.warnings.length, 4);
  });

  test('a large framework and a long log stay usable', async () => {
    const big = {
      ...framework,
      skills: Array.from({ length: 40 }, (_, s) => ({
        ...framework.skills[0], id: `s${s}`, name: `Skill ${s}`,
        activities: Array.from({ length: 250 }, (_a, a) => ({ ...framework.skills[0].activities[0], id: `s${s}a${a}`, title: `Activity ${s}.${a}` })),
      })),
    };
    const entries = Array.from({ length: 5000 }, (_, i) => ({
      type: 'evidence', activities: [`product-manager/s${i % 40}a${i % 100}`], source: { kind: 'note', text: `Note ${i}` },
      id: `0${String(i).padStart(15, '0')}`, at: new Date(Date.UTC(2024, 0, 1) + i * 3_600_000).toISOString(),
    }));
    const o = await open({ catalog: host.catalogFor(big), entries });
    await o.page.locator('.disclosure').first().click();
    assert.equal(await o.page.locator('.activities li').count(), 101);
    assert.match(await o.page.locator('.activities li').last().textContent() ?? '', /^\s*\d+ more\s*$/);
    assert.equal(await o.page.locator('.recent li').count(), 10);
    await o.screenshot('large');
  });
});
