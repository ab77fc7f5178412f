import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newEntryId } from '../../src/logbook/model/entryId';
import type { Entry, EntryOf } from '../../src/logbook/model/logbook';
import { computeProgress } from '../../src/logbook/model/progress';
import { api, attach, fileUri, newFile, rangeOfText, run, sprintGoal, writeStories } from './support';

const textOf = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const entries = async (): Promise<readonly Entry[]> => (await api()).logbook().entries;
const ownership = 'product-manager/product-ownership';

async function exported(format: string, include: object = {}): Promise<string> {
  const target = fileUri(`portfolio.${format}`);
  await run('craftlog.exportPortfolio', { format, target, include });
  return textOf(target);
}

/** Asks for a review and gives what the page's script would read of it. */
async function asked(include: object = {}): Promise<{ readonly page: string; readonly data: { readonly request: string; readonly print: string; readonly evidence: readonly string[] } }> {
  const target = fileUri('review-request.html');
  await run('craftlog.requestReview', { target, include });
  const page = await textOf(target);
  return { page, data: JSON.parse(/id="request">([^<]*)</.exec(page)![1]!) as never };
}

async function imported(review: object): Promise<readonly Entry[]> {
  return run<readonly Entry[]>('craftlog.importReview', { uri: await newFile('answer.json', JSON.stringify({ type: 'craftlog.review', version: 1, by: 'Sam', on: '2026-02-01', skills: [], evidence: [], ...review })) });
}

interface Asked { readonly label: string }

/** Runs a command that asks, and answers for the person: with the label of an item, and with a file. */
async function answering(pick: (items: readonly Asked[]) => string | Promise<string>, target: vscode.Uri, command: () => Promise<unknown>): Promise<void> {
  const window = vscode.window as unknown as { showQuickPick: (items: readonly Asked[]) => Promise<Asked>; showSaveDialog: () => Promise<vscode.Uri> };
  const { showQuickPick, showSaveDialog } = window;
  window.showQuickPick = async (items) => {
    const label = await pick(items);
    return items.find((item) => item.label === label)!;
  };
  window.showSaveDialog = () => Promise.resolve(target);
  try {
    assert.equal(String(await command()), target.toString());
  } finally {
    Object.assign(window, { showQuickPick, showSaveDialog });
  }
}

suite('sharing', () => {
  let shown: EntryOf<'evidence'>;
  let hidden: EntryOf<'evidence'>;
  suiteSetup(async () => {
    const uri = await newFile('shared-story.md', '# Stories\n\nAs a sharer, I want to show my work.\n');
    const document = await vscode.workspace.openTextDocument(uri);
    shown = await attach('craftlog.attachSelection', { activity: writeStories, uri, range: rangeOfText(document, 'As a sharer, I want to show my work.'), remark: 'Written with <b>Kim</b>, see /home/anna/x' });
    hidden = await attach('craftlog.attachNote', { activity: sprintGoal, text: 'A secret about salaries' });
    const [entry] = await run<readonly Entry[]>('craftlog.keepPrivate', { entry: hidden.id });
    hidden = entry as EntryOf<'evidence'>;
    await run('craftlog.rateSkill', { skill: ownership, level: 'working', remark: 'Getting there' });
  });

  test('evidence is kept private by a new entry, and allowed again', async () => {
    const piece = async (): Promise<boolean | undefined> => computeProgress(await entries()).evidenceById(hidden.id)?.private;
    assert.equal(await piece(), true);
    assert.deepEqual(await run('craftlog.keepPrivate', { entry: hidden.id }), [], 'nothing changes');
    const [allowed] = await run<readonly Entry[]>('craftlog.allowInPortfolio', { entry: hidden.id });
    assert.equal(await piece(), undefined);
    assert.ok((await exported('markdown')).includes('salaries'));
    await run('craftlog.undo');
    assert.equal(await piece(), true);
    assert.ok(allowed);
  });

  for (const format of ['html', 'markdown', 'csv', 'json', 'annotations']) {
    test(`the portfolio as ${format} has what is shared and nothing else`, async () => {
      const text = (await exported(format)).replace(/\\(?=[!-/:-@[-`{-~])/g, '');
      assert.ok(text.includes('As a sharer, I want to show my work.'));
      assert.ok(text.includes('shared-story.md'));
      assert.ok(text.includes('Write user stories'));
      for (const secret of ['salaries', 'anna', '/home/', '<b>Kim']) { assert.equal(text.includes(secret) && !(secret === '<b>Kim' && format !== 'html'), false, secret); }
      const { path } = vscode.workspace.workspaceFolders![0]!.uri;
      assert.ok(!text.includes(path), 'the folder is nobody\'s business');
    });
  }

  test('a quote that names a home folder is no annotation, but its file is', async () => {
    const uri = await newFile('setup-notes.md', 'Copy it from /home/anna/templates before you start.\n');
    const document = await vscode.workspace.openTextDocument(uri);
    await attach('craftlog.attachSelection', { activity: writeStories, uri, range: rangeOfText(document, 'before you start') });
    const text = await exported('annotations');
    assert.ok(text.includes('"setup-notes.md"') && !text.includes('anna') && !text.includes('before you start'));
    await run('craftlog.undo');
  });

  test('an imported logbook that names a file elsewhere brings nothing of that file into an export', async () => {
    const at = Date.UTC(2025, 0, 1);
    const made = (exact: string, uri: string, n: number): object => ({
      id: newEntryId(at + n, () => 0.5), at: new Date(at + n).toISOString(), type: 'evidence', activities: [writeStories],
      source: { kind: 'passage', place: { uri }, selector: { exact, prefix: '', suffix: '', start: 0, end: exact.length } },
    });
    const foreign = [made('root', 'file:///etc/passwd', 1), made('127.0.0.1', 'file:///etc/hosts', 2), made('x', 'vscode-remote://ssh-remote+host/home/anna/.netrc', 3)];
    await run('craftlog.importLogbook', { uri: await newFile('foreign.json', JSON.stringify({ version: 2, entries: foreign })) });
    for (const format of ['html', 'markdown', 'csv', 'json', 'annotations']) {
      const text = await exported(format);
      assert.ok(text.includes('passwd') && text.includes('root'), 'it is named, with what was kept of it');
      assert.doesNotMatch(text, /root:|\/bin\/|localhost|etc\/passwd|anna/);
    }
    const { first: { items } } = JSON.parse(await exported('annotations')) as { first: { items: { target: { source: string; selector: object[] } }[] } };
    assert.deepEqual(items.find(({ target }) => target.source === 'passwd')?.target.selector, [{ type: 'TextQuoteSelector', exact: 'root' }]);
    await run('craftlog.undo');
  });

  test('what is written is what was shown: nothing logged meanwhile, and nothing marked private meanwhile', async () => {
    const soon = await attach('craftlog.attachNote', { activity: writeStories, text: 'Soon a private matter' });
    for (const format of ['Web page', 'JSON', 'Web Annotations', 'Table (CSV)']) {
      const target = fileUri(`shown.${format.replace(/\W/g, '')}`);
      let preview = '';
      await answering(async (items) => {
        if (items.some(({ label }) => label === format)) { return format; }
        const shownNow = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'craftlog-preview');
        preview = shownNow!.getText();
        await attach('craftlog.attachNote', { activity: writeStories, text: 'Logged meanwhile' });
        await run('craftlog.keepPrivate', { entry: soon.id });
        return 'Export…';
      }, target, () => run('craftlog.exportPortfolio'));
      const text = await textOf(target);
      assert.match(preview, /As a sharer, I want to show my work\./);
      assert.doesNotMatch(preview, /Logged meanwhile|salaries|anna/);
      assert.equal(preview.includes('Soon a private matter'), format !== 'Web Annotations', 'notes are no annotations');
      assert.match(text, /As a sharer, I want to show my work\./);
      assert.doesNotMatch(text, /Logged meanwhile|Soon a private matter|salaries|anna/);
      await run('craftlog.undo');
      await run('craftlog.undo');
    }
    await run('craftlog.undo');
  });

  test('each text of a file for tools is in the document that was shown', async () => {
    for (const format of ['JSON', 'Web Annotations']) {
      const target = fileUri(`faithful.${format.length}`);
      let preview = '';
      await answering((items) => {
        if (items.some(({ label }) => label === format)) { return format; }
        preview = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'craftlog-preview')!.getText().replace(/\s+/g, ' ');
        return 'Export…';
      }, target, () => run('craftlog.exportPortfolio'));
      const told = ['path', 'quote', 'note', 'remark', 'url', 'title', 'exact', 'prefix', 'suffix', 'created', 'on', 'by', 'key'];
      const walk = (value: unknown, key = ''): void => {
        if (typeof value === 'string' && told.includes(key)) { assert.ok(preview.includes(value.replace(/\s+/g, ' ').trim()), `${key}: ${value}`); }
        if (typeof value === 'object' && value !== null) { Object.entries(value).forEach(([k, v]) => walk(v, Array.isArray(value) ? key : k)); }
      };
      walk(JSON.parse(await textOf(target)));
    }
  });

  test('looking at the evidence can be cancelled; then nothing is written', async () => {
    const target = fileUri('cancelled.json');
    const window = vscode.window as { withProgress: typeof vscode.window.withProgress };
    const own = window.withProgress;
    window.withProgress = (options, task) => {
      assert.equal(options.cancellable, true);
      const source = new vscode.CancellationTokenSource();
      source.cancel();
      return own(options, (progress) => task(progress, source.token));
    };
    try {
      assert.equal(await run('craftlog.exportPortfolio', { format: 'json', target }), undefined);
      assert.equal(await run('craftlog.requestReview', { target }), undefined);
    } finally {
      window.withProgress = own;
    }
    assert.equal(await vscode.workspace.fs.stat(target).then(() => true, () => false), false);
  });

  test('check-in notes have no password and no home folder', async () => {
    await attach('craftlog.attachLink', { activity: writeStories, url: 'https://kim:hunter2@example.org/board', remark: 'see /home/anna/x and sftp://kim:hunter2@host/y' });
    const { uri } = await run<{ uri: vscode.Uri }>('craftlog.startCheckIn', {});
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    assert.match(text, /\(https:\/\/example\.org\/board\)/);
    assert.doesNotMatch(text, /hunter2|anna/);
    await run('workbench.action.revertAndCloseActiveEditor');
    await run('craftlog.undo');
    await run('craftlog.undo');
  });

  test('a web page carries its style by its hash', async () => {
    const page = await exported('html');
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)));
    assert.ok(page.includes(`style-src 'sha256-${btoa(String.fromCharCode(...digest))}'`));
  });

  test('quotes, remarks and ratings stay when they are not chosen; a period and skills narrow it', async () => {
    const bare = await exported('json', { quotes: false, remarks: false, ratings: false });
    assert.ok(!/As a sharer|Written with|Getting there/.test(bare));
    assert.ok(bare.includes('shared-story.md'));
    assert.deepEqual((JSON.parse(await exported('json', { until: '2001-01-01' })) as { evidence: unknown[] }).evidence, []);
    const { frameworks } = JSON.parse(await exported('json', { skills: [ownership] })) as { frameworks: { skills: { key: string }[] }[] };
    assert.deepEqual(frameworks.flatMap(({ skills }) => skills.map(({ key }) => key)), [ownership]);
  });

  test('a case for promotion has its points in the order of the framework', async () => {
    const text = await exported('markdown', { case: 'associate' });
    const points = [...text.matchAll(/^## (.*)$/gm)].map(([, name]) => name);
    assert.deepEqual(points.slice(0, 3), ['Framing problems', 'Clear requirements', 'Measuring']);
    assert.match(text, /## Clear requirements[\s\S]*As a sharer[\s\S]*## Measuring/);
  });

  test('what names nothing is refused, before anything is written', async () => {
    const target = fileUri('never.html');
    await assert.rejects(run('craftlog.exportPortfolio', { format: 'pdf', target }), /no format “pdf”/);
    await assert.rejects(run('craftlog.exportPortfolio', { format: 'html', target, include: { skills: ['x/y'] } }), /no skill “x\/y”/);
    await assert.rejects(run('craftlog.exportPortfolio', { format: 'html', target, include: { from: '2026-02-30' } }), /not a date/);
    await assert.rejects(run('craftlog.exportPortfolio', { format: 'html', target, include: { case: 'x' } }), /no case “x”/);
    await assert.rejects(run('craftlog.exportPortfolio', { format: 'csv', target, include: { case: 'promotion' } }), /“html” or “markdown”/);
    await assert.rejects(run('craftlog.requestReview', { target, include: { until: '2001-01-01' } }), /nothing to review/);
    assert.equal(await vscode.workspace.fs.stat(target).then(() => true, () => false), false);
  });

  test('a review comes back: apart, named, dated, beside the evidence, and gone with one undo', async () => {
    const { page, data } = await asked({ name: 'Anna' });
    assert.ok(page.includes('Review for Anna') && page.includes('As a sharer') && !page.includes('salaries'));
    assert.ok(data.evidence.includes(shown.id) && !data.evidence.includes(hidden.id));
    assert.ok((await entries()).some((e) => e.type === 'request' && e.request === data.request && e.print === data.print));

    const own = async (): Promise<unknown> => (await entries()).filter((e) => e.type === 'rating' && e.skill === ownership && e.by === undefined);
    const before = await own();
    const answer = { request: data.request, print: data.print, skills: [{ skill: ownership, level: 'practitioner', remark: 'Clear' }], evidence: [{ evidence: shown.id, remark: 'Which part was yours?' }] };
    const added = await imported(answer);
    assert.deepEqual(added.map(({ type }) => type), ['review', 'rating', 'feedback', 'feedback']);
    const feedback = async (): Promise<readonly string[] | undefined> => computeProgress(await entries()).evidenceById(shown.id)?.feedback?.map(({ by, remark }) => `${by}: ${remark}`);
    assert.deepEqual(await feedback(), ['Sam: Which part was yours?']);
    assert.deepEqual(await own(), before, 'one\'s own rating is not touched');
    assert.deepEqual(await imported(answer), [], 'the same answer again');
    await run('craftlog.undo');
    assert.equal(await feedback(), undefined);

    await imported(answer);
    const changed = await imported({ ...answer, evidence: [{ evidence: shown.id, remark: 'Never mind' }] });
    assert.equal(changed.filter(({ type }) => type === 'retract').length, 4, 'it takes the place of the earlier one');
    assert.deepEqual(await feedback(), ['Sam: Never mind']);

    const id = computeProgress(await entries()).evidenceById(shown.id)!.feedback![0]!.id;
    await run('craftlog.answerFeedback', { feedback: id, text: 'All of it was mine.' });
    assert.ok((await asked()).page.includes('All of it was mine.'), 'the next request has the answer');
    const portfolio = (await exported('markdown')).replace(/\\(?=[!-/:-@[-`{-~])/g, '');
    assert.ok(portfolio.includes('Practitioner, by Sam') && portfolio.includes('Never mind'));
    assert.ok(!(await exported('markdown', { reviews: false })).includes('Sam'));
  });

  test('what is no answer is refused in plain words, and nothing is kept', async () => {
    const before = (await entries()).length;
    const refused = async (text: string, words: RegExp): Promise<void> => assert.rejects(run('craftlog.importReview', { uri: await newFile('refused.json', text) }), words);
    await refused('hello', /not a review/);
    await refused('['.repeat(50_000), /not a review/);
    await refused(await textOf(fileUri('review-request.html')), /request itself/);
    await refused('{"type":"craftlog.review","version":9}', /newer version/);
    await refused('{"type":"craftlog.review","version":1,"by":""}', /who it is by/);
    await refused('{"type":"craftlog.review","version":1,"by":"Sam"}', /damaged/);
    await assert.rejects(run('craftlog.importReview', { uri: fileUri('nowhere.json') }), /no file/);
    await assert.rejects(run('craftlog.importReview', { uri: fileUri() }), /not a review/);
    await assert.rejects(run('craftlog.answerFeedback', { feedback: 'NOWHERE', text: 'x' }), /no longer in the logbook/);
    assert.equal((await entries()).length, before);
  });
});

suite('sharing much', () => {
  suiteSetup(async () => {
    const start = Date.UTC(2024, 0, 1);
    const paths = Array.from({ length: 50 }, (_, n) => `many/notes-${n}.md`);
    const quote = (n: number): string => `Evidence number ${n}: what we learnt from person ${n} about repairs.`;
    await Promise.all(paths.map((path, file) => newFile(path, Array.from({ length: 10 }, (_, i) => quote(file * 10 + i)).join('\n\n'))));
    const many = Array.from({ length: 500 }, (_, n) => {
      const exact = quote(n);
      const text = Array.from({ length: n % 10 }, (_x, i) => quote(n - (n % 10) + i)).join('\n\n');
      const at = text ? text.length + 2 : 0;
      return {
        id: newEntryId(start + n * 1000, () => 0.5), at: new Date(start + n * 1000).toISOString(), type: 'evidence', activities: [n % 2 ? writeStories : sprintGoal], remark: `Remark ${n}`,
        source: { kind: 'passage', place: { folder: vscode.workspace.workspaceFolders![0]!.name, path: paths[Math.floor(n / 10)] }, selector: { exact, prefix: '', suffix: '', start: at, end: at + exact.length } },
      };
    });
    await run('craftlog.importLogbook', { uri: await newFile('many.json', JSON.stringify({ version: 2, entries: many })) });
  });
  suiteTeardown(() => run('craftlog.undo'));

  test('500 pieces of evidence leave, each once', async () => {
    const { evidence } = JSON.parse(await exported('json')) as { evidence: { quote?: string; state: string }[] };
    const found = evidence.filter(({ quote }) => quote?.startsWith('Evidence number'));
    assert.equal(new Set(found.map(({ quote }) => quote)).size, 500);
    assert.deepEqual(new Set(found.map(({ state }) => state)), new Set(['found']));
  });

  test('500 pieces of evidence as a web page', async () => {
    assert.ok((await exported('html')).match(/class="item"/g)!.length >= 500);
  });
});
