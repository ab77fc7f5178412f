import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { newEntryId } from '../../src/logbook/model/entryId';
import type { Entry, Fact } from '../../src/logbook/model/logbook';
import { window } from './support';

const day = 86_400_000;
const story = 'As a visitor, I want to book a time for my repair';

/** What somebody logged day by day in the month before today. */
function month(): readonly Entry[] {
  const note = (activity: string, text: string, more: object = {}): Fact => ({ type: 'evidence', activities: [`product-manager/${activity}`], source: { kind: 'note', text }, ...more });
  const facts: readonly Fact[] = [
    { type: 'start', date: new Date(Date.now() - 31 * day).toISOString().slice(0, 10) },
    note('set-sprint-goal', 'We agreed on one goal for the sprint.'),
    { type: 'evidence', activities: ['product-manager/build-outcome-roadmap'], source: { kind: 'file', place: { folder: 'workspace', path: 'roadmap.md' } }, remark: 'I moved two items and said why.' },
    { type: 'status', activity: 'product-manager/set-sprint-goal', status: 'done' },
    note('negotiate-between-teams', 'About the row in the team', { private: true }),
    note('join-research-round', 'I took notes in four interviews.'),
    { type: 'rating', skill: 'product-manager/product-ownership', level: 'awareness' },
  ];
  return facts.map((fact, i) => {
    const at = Date.now() - (30 - i * 4) * day;
    return { id: newEntryId(at, () => 0.5), at: new Date(at).toISOString(), ...fact };
  });
}

suite('the whole loop', () => {
  test('a month of work, a check-in, a rating, a review by somebody else, a portfolio', async function () {
    this.timeout(240_000);
    const code = await window({ settings: { 'craftlog.portfolioFile': true } });
    fs.mkdirSync(path.join(code.folder, '.craftlog'), { recursive: true });
    const entries = month().map((e) => (e.type === 'evidence' && e.source.kind === 'file' ? { ...e, source: { ...e.source, place: { folder: path.basename(code.folder), path: 'roadmap.md' } } } : e));
    fs.writeFileSync(path.join(code.folder, '.craftlog', 'logbook.jsonl'), entries.map((e) => `${JSON.stringify(e)}\n`).join(''));
    await code.statusBarItem('1 of 54').waitFor();

    // Log what is written today.
    await code.openFile('user-stories.md');
    await code.select(story);
    await code.runCommand('Craftlog: Attach Selection as Evidence...');
    await code.pick('Write user stories');
    await code.notification('Attached').waitFor();

    // The check-in has the month in it.
    await code.runCommand('Craftlog: Prepare Check-in Notes');
    await code.notification('The notes are yours').waitFor();
    await code.runCommand('Notifications: Clear All Notifications');
    await code.page.locator('.view-lines').getByText('one goal for the sprint').first().waitFor();

    await code.runCommand('Craftlog: Rate My Level in a Skill...');
    await code.pick('Product ownership', 'Product ownership');
    await code.pick('Working');
    await code.notification('You rated “Product ownership”: Working.').waitFor();
    await code.runCommand('Notifications: Clear All Notifications');

    // Ask for a review, after a look at what leaves.
    await code.runCommand('Craftlog: Request a Review...');
    await code.quickRow('Write the Request…').waitFor();
    await code.page.getByRole('tab', { name: 'What leaves.txt' }).waitFor();
    await code.page.locator('.view-lines').getByText('Stays here because it is private: 1 piece of evidence').waitFor();
    await code.pick('Add My Name…');
    await code.answer('Anna');
    await code.quickRow('Write the Request…').filter({ hasText: 'names: 1' }).waitFor();
    await code.pick('Write the Request…');
    const request = path.join(code.folder, 'request.html');
    await code.chooseFile(request);
    await code.message('The request is written');
    assert.equal(await code.page.getByRole('tab', { name: 'What leaves.txt' }).count(), 0);
    await code.runCommand('Notifications: Clear All Notifications');

    // The reviewer has a browser and nothing else.
    const reviewer = await code.page.context().newPage();
    await reviewer.goto(pathToFileURL(request).href);
    await reviewer.getByRole('heading', { level: 1, name: 'Review for Anna' }).waitFor();
    assert.equal(await reviewer.getByText('row in the team').count(), 0);
    await reviewer.getByRole('textbox', { name: /^Your name/ }).fill('Sam Coach');
    await reviewer.getByRole('group', { name: /^Product ownership/ }).getByRole('radio', { name: 'Practitioner' }).check();
    const remark = await reviewer.locator('.item').filter({ hasText: story }).locator('xpath=following-sibling::div[1]//textarea').getAttribute('id');
    await reviewer.locator(`#${remark}`).fill('Good story. Who decided the time slots?');
    const [download] = await Promise.all([reviewer.waitForEvent('download'), reviewer.getByRole('button', { name: /^Save/ }).click()]);
    const answer = path.join(code.folder, 'answer.json');
    await download.saveAs(answer);
    await reviewer.close();

    // The answer is looked at and kept.
    await code.runCommand('Craftlog: Import a Review...');
    await code.chooseFile(answer);
    await code.page.locator('.view-lines').getByText('It answers your request of').waitFor();
    await code.pick('Keep This Review');
    await code.notification('The review by Sam Coach is kept').waitFor();
    await code.runCommand('Notifications: Clear All Notifications');
    await code.showView('Skills');
    await code.expand('Skills', 'Product ownership');
    await code.expand('Skills', 'Write user stories');
    assert.match((await code.treeRows('Skills')).find(({ level }) => level === 3)?.description ?? '', /1 remark by a reviewer/);

    // All of it in a page for others.
    await code.runCommand('Craftlog: Export Portfolio...');
    await code.pick('Web page');
    await code.pick('Export…');
    const target = path.join(code.folder, 'portfolio.html');
    await code.chooseFile(target);
    await code.message('Exported: 4 pieces of evidence.');
    const page = await code.page.context().newPage();
    await page.goto(pathToFileURL(target).href);
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    const text = await page.locator('body').innerText();
    for (const told of [story, 'I moved two items and said why.', 'Practitioner, by Sam Coach', 'Who decided the time slots?', 'Awareness,', 'Working,']) { assert.ok(text.includes(told), told); }
    assert.doesNotMatch(text, /row in the team/);
    assert.ok(!fs.readFileSync(target, 'utf8').includes(path.dirname(code.folder)), 'no path of this machine');
    await page.close();
  });
});
