import assert from 'node:assert/strict';
import fs from 'node:fs';

interface Command { readonly command: string; readonly title: string; readonly category?: string }
interface MenuItem { readonly command: string; readonly when?: string; readonly group?: string }
interface Step { readonly media: { readonly svg?: string }; readonly description: string; readonly completionEvents: readonly string[] }
interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings: readonly { readonly command: string; readonly when?: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
    readonly viewsContainers: { readonly activitybar: readonly { readonly icon: string }[] };
    readonly yamlValidation: readonly { readonly url: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

const text = fs.readFileSync('package.json', 'utf8');
const { contributes, icon } = JSON.parse(text) as Manifest;
const nls = JSON.parse(fs.readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;
const source = (file: string): string => fs.readFileSync(`src/${file}`, 'utf8');
const allSource = fs.readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts')).map(source).join('\n');
const contributed = contributes.commands.map(({ command }) => command);
/** The ids of the table in commands.ts, which cannot be imported here since it needs VS Code. */
const table = [...source('commands.ts').matchAll(/^ {2}'(craftlog\.\w+)':/gm)].map((m) => m[1]!);

suite('manifest', () => {
  test('contributes exactly the commands of the table', () => {
    assert.ok(table.length >= 18);
    assert.deepEqual([...contributed].sort(), [...table].sort());
  });

  test('every menu and key binding names a contributed command', () => {
    const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].map(({ command }) => command);
    assert.deepEqual(used.filter((c) => !contributed.includes(c)), []);
  });

  test('a folder that is not trusted cannot say where Craftlog reads or writes', () => {
    const { supported, restrictedConfigurations } = (JSON.parse(text) as { capabilities: { untrustedWorkspaces: { supported: unknown; restrictedConfigurations: readonly string[] } } })
      .capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited', 'VS Code heeds the list for no other');
    const settings = contributes.configuration.properties as Readonly<Record<string, { readonly type?: string; readonly scope?: string }>>;
    // Those that only show or hide something; what is new has to be put on one side or the other.
    const harmless = ['hover.enabled', 'statusBar.visible', 'fileBadges.enabled', 'codeLens.enabled', 'readiness.inEditor'].map((name) => `craftlog.${name}`);
    assert.deepEqual([...restrictedConfigurations, ...harmless].sort(), Object.keys(settings).sort());
    assert.equal(settings['craftlog.frameworksFolder']?.scope, 'machine', 'nor can one that is');
  });

  test('what is kept is where Delete My Data deletes: workspace state under our name, and the two storage folders', () => {
    assert.doesNotMatch(allSource, /globalState|\.secrets\b|\blogUri|setKeysForSync/);
    const keys = [...allSource.matchAll(/(?:\bkey|[a-z]Key) = '([^']+)'|new Remembered\(memento, '([^']+)'/g)].map((m) => (m[1] ?? m[2])!);
    assert.ok(keys.length >= 12, keys.join());
    assert.deepEqual(keys.filter((key) => !key.startsWith('craftlog.')), []);
    const written = [...allSource.matchAll(/\b(?:memento|workspaceState)\.update\(([^,)]+)/g)].map((m) => m[1]!);
    assert.ok(written.length > 8);
    assert.deepEqual(written.filter((name) => !/^(?:key|this\.key|\w+Key)$/.test(name)), [], 'each by the name of its key');
  });

  test('every command has a title that is the id it names, and the category', () => {
    for (const { command, title, category } of contributes.commands) {
      assert.equal(title, `%${command}%`);
      assert.equal(category, 'Craftlog');
    }
  });

  test('every nls key is used, and every key used is there', () => {
    const used = new Set([...text.matchAll(/"%([^%"]+)%"/g)].map((m) => m[1]!));
    assert.deepEqual([...used].sort(), Object.keys(nls).sort());
  });

  test('no text that people see is outside the nls file', () => {
    const plain = [...text.matchAll(/"(title|markdownDescription|altText|contents|displayName|description)": "(?!%)([^"]*)"/g)].map((m) => m[2]);
    assert.deepEqual(plain, ['Craftlog', 'Craftlog'], 'only the name of the product, of its container and its settings');
  });

  test('what is an ellipsis and what is not: only commands that ask for more have one', () => {
    const plain = contributes.commands.filter(({ title }) => !nls[title.slice(1, -1)]!.endsWith('...')).map(({ command }) => command.slice('craftlog.'.length));
    assert.deepEqual(plain.sort(), [
      'allowInPortfolio', 'attachCurrent', 'attachSuggestion', 'compareEvidence', 'keepPrivate', 'moveEvidence', 'notThis', 'openEvidence', 'removeEvidence',
      'restoreFinding', 'revealInSkills', 'showData', 'showFrameworkChanges', 'showLog', 'showLogbook', 'showProgress', 'showQuote', 'startCheckIn',
      'suggestAgain', 'toggleDone', 'undo', 'unlinkActivities', 'updateEvidence',
    ].sort());
  });

  test('the settings that code reads are the settings contributed, with one default', () => {
    const read = [...allSource.matchAll(/new Setting(?:<\w+>)?\('(craftlog\.[\w.]+)', ([^)]+)\)/g)].map((m) => [m[1]!, m[2]!] as const);
    assert.deepEqual(Object.fromEntries(read.map(([key, value]) => [key, value.replace(/^'(.*)'$/, '$1')])), Object.fromEntries(Object.entries(contributes.configuration.properties).map(([k, v]) => [k, String(v.default)])));
  });

  test('commands that code runs and links name exist', () => {
    const used = [...allSource.matchAll(/['"](craftlog\.\w+)['"]/g)].map((m) => m[1]!);
    const others = new Set([
      'craftlog.skills', 'craftlog.progress', 'craftlog.logbook', 'craftlog.craftlog', 'craftlog.portfolioFile', 'craftlog.frameworks',
      'craftlog.frameworksFolder', 'craftlog.portfolio', 'craftlog.request', 'craftlog.review',
      'craftlog.thisFile', 'craftlog.readiness', 'craftlog.offers', 'craftlog.listFilled',
    ]);
    assert.deepEqual([...new Set(used)].filter((id) => !contributed.includes(id) && !others.has(id)), []);
    const links = Object.values(nls).flatMap((words) => [...words.matchAll(/command:(craftlog\.\w+)\b(?!\.)/g)].map((m) => m[1]!));
    assert.deepEqual(links.filter((id) => !contributed.includes(id)), []);
  });

  test('every picture and file it names is there', () => {
    const named = [
      icon, ...contributes.viewsContainers.activitybar.map((c) => c.icon), ...contributes.yamlValidation.map(({ url }) => url),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap(({ media }) => media.svg ?? [])),
    ];
    assert.deepEqual(named.filter((file) => !fs.existsSync(file)), []);
  });

  test('the design\'s identifiers stand', () => {
    for (const id of [
      'attachFile', 'attachSelection', 'attachLink', 'attachNote', 'markDone', 'markInProgress', 'markNotStarted', 'markNotRelevant', 'openEvidence',
      'relinkEvidence', 'removeEvidence', 'undo', 'showProgress', 'exportLogbook', 'importLogbook', 'restoreBackup',
      'exportPortfolio', 'requestReview', 'importReview',
    ]) { assert.ok(contributed.includes(`craftlog.${id}`), id); }
  });
});

suite('words', () => {
  const bundle = (): Readonly<Record<string, string | { readonly message: string }>> =>
    JSON.parse(fs.readFileSync('l10n/bundle.l10n.json', 'utf8')) as Readonly<Record<string, string | { readonly message: string }>>;

  test('the bundle for translators holds every sentence of the code, and nothing else (npm run l10n)', async () => {
    const { getL10nJson } = await import('@vscode/l10n-dev');
    const files = fs.readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
    const now = await getL10nJson(files.map((file) => ({ extension: '.ts', contents: source(file) })));
    assert.ok(Object.keys(now).length > 100);
    assert.deepEqual(bundle(), { ...now });
  });

  test('no sentence shouts or scolds', () => {
    const all = [...Object.values(bundle()).map((m) => (typeof m === 'string' ? m : m.message)), ...Object.values(nls)];
    assert.deepEqual(all.filter((words) => /!(?!”)|\b(failed|invalid|illegal|wrong|oops|please)\b/i.test(words)), []);
  });
});
