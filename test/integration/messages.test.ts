import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Entry } from '../../src/logbook/model/logbook';
import { api, closeAll, fileUri, newFile, run, until } from './support';

/** What VS Code makes a link of, and what it makes an icon of. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+(?: (?:"[^\n]+?"|'[^\n]+?'))?\)|\$\([a-z0-9-]+/i;
const hostile = (name: string): string => `[${name}](command:craftlog.undo) $(trash)`;
const asSeen = (text: string): string => text.replace(/\u2060/g, '');

type Answer = (text: string) => string | undefined | Promise<string | undefined>;
interface Shown { readonly kind: string; readonly text: string }

/** Runs something, and gives what VS Code was told to show meanwhile. `answer` is the button that a person chooses. */
async function shownBy(work: () => PromiseLike<unknown>, expected: number, answer: Answer = () => undefined): Promise<readonly Shown[]> {
  const window = vscode.window as unknown as Record<string, unknown>;
  const shown: Shown[] = [];
  const say = (kind: string) => async (text: string): Promise<string | undefined> => { shown.push({ kind, text }); return answer(asSeen(text)); };
  const instead: Record<string, unknown> = {
    showInformationMessage: say('information'), showWarningMessage: say('warning'), showErrorMessage: say('error'), setStatusBarMessage: say('status'),
    showInputBox: async (options: vscode.InputBoxOptions) => {
      const { prompt, value } = options;
      const problem = await options.validateInput?.(`${value} ${hostile('typed')}`);
      [prompt, typeof problem === 'string' ? problem : problem?.message].forEach((text) => { if (text) { shown.push({ kind: 'input', text }); } });
      return undefined;
    },
    withProgress: ({ title }: vscode.ProgressOptions, task: (steps: object, token: vscode.CancellationToken) => PromiseLike<unknown>) => {
      shown.push({ kind: 'progress', text: title ?? '' });
      const report = ({ message }: { message?: string }): void => { shown.push({ kind: 'progress', text: message ?? '' }); };
      return task({ report }, new vscode.CancellationTokenSource().token);
    },
  };
  // What was done stands in the status bar: its text after our own icons, in which VS Code makes icons, and its tooltip, which is plain text.
  const create = vscode.window.createStatusBarItem.bind(vscode.window) as (...all: readonly unknown[]) => vscode.StatusBarItem;
  instead.createStatusBarItem = (...all: readonly unknown[]): vscode.StatusBarItem => {
    const item = create(...all);
    const show = item.show.bind(item);
    item.show = (): void => {
      shown.push({ kind: 'status', text: item.text.replace(/^\$\(check\) /, '').replace(/ {2}\$\(discard\) \w+$/, '') });
      shown.push({ kind: 'tooltip', text: item.tooltip as string });
      show();
    };
    return item;
  };
  const before = Object.fromEntries(Object.keys(instead).map((name) => [name, window[name]]));
  Object.assign(window, instead);
  try {
    await work();
    await until(() => shown.length >= expected || undefined);
  } finally {
    Object.assign(window, before);
  }
  return shown;
}

const yaml = (value: string): string => JSON.stringify(value);
const framework = `id: hostile
version: '1'
name: ${yaml(hostile('framework'))}
levels:
  - {id: low, name: ${yaml(hostile('level'))}}
skills:
  - id: skill
    name: ${yaml(hostile('skill'))}
    activities:
      - {id: one, title: ${yaml(hostile('activity'))}}
roles:
  - {id: role, name: ${yaml(hostile('role'))}, levels: {skill: low}}
milestones:
  - {id: first, name: ${yaml(hostile('milestone'))}, days: 30, activities: [one]}
`;
const one = 'hostile/one';

suite('messages', function () {
  this.timeout(60_000);
  let made: vscode.Uri | undefined;

  suiteSetup(async () => {
    await api();
    await newFile('.craftlog/frameworks/hostile.yaml', framework);
    // It looks at the folder anew, and its own name is hostile too.
    made = (await run<{ uri: vscode.Uri }>('craftlog.newFramework', { name: hostile('made') })).uri;
    await run('craftlog.chooseFrameworks', { frameworks: ['product-manager', 'hostile'] });
  });
  suiteTeardown(async () => {
    await closeAll();
    for (const uri of [made, fileUri('.craftlog/frameworks/hostile.yaml')]) { if (uri) { await vscode.workspace.fs.delete(uri); } }
    await run('craftlog.chooseFrameworks', { frameworks: ['product-manager'] });
  });

  const cases: readonly (readonly [name: string, words: RegExp, run: () => PromiseLike<unknown>])[] = [
    ['an activity, marked', /\[activity\]\(command:craftlog\.undo\) \$\(trash\)” is done/, () => run('craftlog.markDone', { activity: one, ask: true })],
    ['a skill and a level, rated', /You rated “\[skill\]\(command:.*\[level\]\(command:/, () => run('craftlog.rateSkill', { skill: 'hostile/skill', level: 'low', ask: true })],
    ['an undo, which names what it undoes', /Undone: .*\[skill\]\(command:/, () => run('craftlog.undo', { ask: true })],
    ['an activity that is not there', /no activity “\[key\]\(command:/, () => run('craftlog.markDone', { activity: hostile('key'), ask: true })],
    ['a skill that is not there', /no skill “\[key\]\(command:/, () => run('craftlog.rateSkill', { skill: hostile('key'), ask: true })],
    ['a backup that is not there', /no backup named “\[backup\]\(command:/, () => run('craftlog.restoreBackup', { backup: hostile('backup'), ask: true })],
    ['a file that is not there', /“\[file\]\(command:.*” is not a file/, () => run('craftlog.attachFile', { activity: one, uri: fileUri(`${hostile('file')}.md`), ask: true })],
    ['a folder', /“\[folder\]\(command:.*” is a folder/, async () => {
      await vscode.workspace.fs.createDirectory(fileUri(hostile('folder')));
      await run('craftlog.attachFile', { activity: one, uri: fileUri(hostile('folder')), ask: true });
    }],
    ['a date that is none, in an input box', /“.*\[typed\]\(command:.*” is not a date/, () => run('craftlog.setMilestoneDate', { milestone: 'hostile/first', ask: true })],
    ['a file that is imported, in progress', /Importing \[import\]\(command:/, async () => {
      await newFile(`${hostile('import')}.csv`, 'Skill,Junior,Senior\nBaking,Bakes a loaf,Bakes for a town\nSelling,Sells a loaf,Sells to a town\n');
      await run('craftlog.importFramework', { uri: fileUri(`${hostile('import')}.csv`), target: fileUri('imported.yaml') });
    }],
    ['an error that VS Code shows itself', /no milestone “\[key\]\(command:/, () => run('craftlog.setMilestoneDate', { milestone: hostile('key') }).then(undefined, async (error: Error) => {
      await vscode.window.showErrorMessage(error.message); // VS Code itself does this for key bindings
    })],
  ];

  for (const [name, words, work] of cases) {
    test(`no link and no icon comes of ${name}, and it reads as it is`, async () => {
      const shown = await shownBy(work, 1);
      const said = shown.map(({ text }) => asSeen(text));
      assert.ok(said.some((text) => words.test(text)), `${words} in ${JSON.stringify(said)}`);
      for (const { kind, text } of shown) { if (kind !== 'tooltip') { assert.doesNotMatch(text, link); } }
    });
  }

  test('a reviewer’s name and remark make no link in the box that answers them', async () => {
    const at = new Date().toISOString();
    const feedback = { id: `${Date.now().toString(36).padStart(9, '0')}-hostile`, at, type: 'feedback', request: 'r', by: hostile('reviewer'), on: '2026-01-01', remark: hostile('remark'), skill: 'hostile/skill' };
    const file = await newFile('hostile-feedback.json', JSON.stringify({ version: 2, entries: [feedback] }));
    const came = await run<readonly Entry[]>('craftlog.importLogbook', { uri: file });
    assert.equal(came.length, 1);
    const shown = await shownBy(() => run('craftlog.answerFeedback'), 1);
    assert.ok(shown.some(({ kind, text }) => kind === 'input' && asSeen(text).includes(hostile('remark'))), JSON.stringify(shown));
    for (const { text } of shown) { assert.doesNotMatch(text, link); }
  });

  test('who asks for evidence that has gone is told, and by code it rejects', async () => {
    for (const command of ['craftlog.openEvidence', 'craftlog.showQuote', 'craftlog.compareEvidence', 'craftlog.removeEvidence']) {
      const [shown] = await shownBy(() => run(command, { entry: 'gone', ask: true }), 1);
      assert.equal(shown?.kind, 'error');
      assert.match(shown.text, /no longer in the logbook/);
      await assert.rejects(run(command, { entry: 'gone' }), /no longer in the logbook/);
    }
    const [shown] = await shownBy(() => run('craftlog.revealInSkills', { activity: 'hostile/gone', ask: true }), 1);
    assert.match(shown!.text, /no longer in the Skills view/);
    assert.equal(await run('craftlog.revealInSkills', { activity: 'hostile/gone' }), false);
  });

  test('a button of a message that fails says so, and a command it starts is heard', async () => {
    const choose = (...frameworks: string[]): Promise<unknown> => run('craftlog.chooseFrameworks', { frameworks });
    const file = await newFile('button.md', 'Something');
    await run('craftlog.attachFile', { activity: one, uri: file, ask: true });
    await choose('product-manager'); // the activity has gone when Mark Done is pressed
    const shown = await shownBy(() => run('_craftlog.done1'), 1);
    await choose('product-manager', 'hostile');
    assert.deepEqual(shown.map(({ kind }) => kind), ['error']);
    assert.match(shown[0]!.text, /no activity “hostile\/one”/);
  });

  test('no message keeps a place that nothing filled, whatever a caller gives', async () => {
    const calls: readonly (readonly [string, object])[] = [
      ['craftlog.setRole', { role: null }], ['craftlog.tickPlan', {}], ['craftlog.tickPlan', { thing: {} }], ['craftlog.setMilestoneDate', {}],
      ['craftlog.setMilestoneDate', { milestone: null, date: {} }], ['craftlog.exportPortfolio', {}], ['craftlog.exportPortfolio', { format: {} }], ['craftlog.newDocument', {}],
      ['craftlog.newDocument', { template: null }], ['craftlog.exportFramework', { format: null }], ['craftlog.rateSkill', { skill: {} }], ['craftlog.showProgress', { skill: {} }],
      ['craftlog.restoreBackup', { backup: null }], ['craftlog.markDone', { activities: [undefined] }], ['craftlog.setStartDate', { date: null }], ['craftlog.startCheckIn', { date: {} }],
    ];
    for (const [command, argument] of calls) {
      const error = await run(command, argument).then(() => undefined, (thrown: Error) => thrown);
      assert.ok(error, `${command} refuses ${JSON.stringify(argument)}`);
      assert.doesNotMatch(error.message, /\{\d\}|“”/, `${command} ${JSON.stringify(argument)}: ${error.message}`);
    }
  });

  test('an activity that goes while it is chosen is not logged, and the person is told', async () => {
    const window = vscode.window as unknown as { createQuickPick: typeof vscode.window.createQuickPick };
    const { createQuickPick } = window;
    const logged = (await api()).logbook().entries.length;
    window.createQuickPick = (<T extends vscode.QuickPickItem>() => {
      const pick = createQuickPick<T>();
      const show = pick.show.bind(pick);
      let accept = (): unknown => undefined;
      const selected = (): readonly T[] => pick.items.filter(({ label }) => label === hostile('activity'));
      return new Proxy(pick, {
        get: (target, name) => {
          if (name === 'onDidAccept') { return (listener: () => unknown) => { accept = listener; return { dispose: () => undefined }; }; }
          if (name === 'selectedItems' || name === 'activeItems') { return selected(); }
          if (name === 'show') {
            return () => { show(); void run('craftlog.chooseFrameworks', { frameworks: ['product-manager'] }).then(() => accept()); };
          }
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? (value as (...all: unknown[]) => unknown).bind(target) : value;
        },
        set: (target, name, value) => Reflect.set(target, name, value),
      });
    });
    try {
      const shown = await shownBy(() => run('craftlog.markDone'), 1);
      assert.match(shown[0]!.text, /has gone from your frameworks/);
      assert.equal((await api()).logbook().entries.length, logged);
    } finally {
      window.createQuickPick = createQuickPick;
      await run('craftlog.chooseFrameworks', { frameworks: ['product-manager', 'hostile'] });
    }
  });

  test('a file that a command names is replaced only with a yes, unless Craftlog wrote it', async () => {
    const target = await newFile('precious.json', 'mine');
    const textOf = async (): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    const commands: readonly (readonly [string, object])[] = [
      ['craftlog.exportLogbook', { target }], ['craftlog.exportPortfolio', { format: 'json', target }], ['craftlog.requestReview', { target }], ['craftlog.exportFramework', { framework: 'product-manager', format: 'case', target }],
    ];
    for (const [command, argument] of commands) {
      const shown = await shownBy(async () => assert.equal(await run(command, argument), undefined), 1);
      assert.match(shown.find(({ kind }) => kind === 'warning')?.text ?? '', /There is a file at precious\.json already/, command);
      assert.equal(await textOf(), 'mine', command);
    }
    await shownBy(() => run('craftlog.exportLogbook', { target }), 1, () => 'Replace');
    assert.notEqual(await textOf(), 'mine');
    assert.deepEqual(await shownBy(() => run('craftlog.exportLogbook', { target }), 0), [], 'it is Craftlog’s now');
  });
});
