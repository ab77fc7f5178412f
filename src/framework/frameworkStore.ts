import * as vscode from 'vscode';
import { isFields } from '../text/canonicalJson';
import type { Progress } from '../logbook/model/progress';
import { frameworkIdOf, retiredActivities } from '../logbook/model/retired';
import { type ActivityEntry, type ActivityKey, type Catalog, catalogOf, type Framework } from './model/framework';

/** Workspace state key. Never changes. */
const key = 'craftlog.frameworks';

/**
 * Which frameworks the person switched on and off in this workspace, by id; what they said nothing about follows its own default. It is kept
 * in workspace state beside the logbook it belongs to, not in a setting: what one person has switched on is not for their colleagues to get by
 * git, a folder that is not trusted cannot change it, and at the start it is there without a file being read. What is stored is distrusted.
 */
export class FrameworkChoice {
  constructor(private readonly memento: vscode.Memento) { }

  /** `undefined` when the person has not said. */
  of(id: string): boolean | undefined {
    const { on, off } = this.stored;
    return on.includes(id) ? true : off.includes(id) ? false : undefined;
  }

  /** Says it for these frameworks; for others nothing changes. */
  async set(said: ReadonlyMap<string, boolean>): Promise<void> {
    const { on, off } = this.stored;
    const list = (value: boolean, before: readonly string[]): string[] =>
      [...before.filter((id) => !said.has(id)), ...[...said].flatMap(([id, isOn]) => (isOn === value ? [id] : []))];
    await this.memento.update(key, { on: list(true, on), off: list(false, off) });
  }

  private get stored(): { readonly on: readonly string[]; readonly off: readonly string[] } {
    const stored = this.memento.get<unknown>(key);
    const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []);
    return isFields(stored) ? { on: texts(stored.on), off: texts(stored.off) } : { on: [], off: [] };
  }
}

/** Built-in frameworks, and whether each is on unless somebody says otherwise; the build compiles each from `framework/ID.yaml`. */
const builtIn: Readonly<Record<string, boolean>> = { 'product-manager': true, 'associate-product-manager': false };

/** Where a framework comes from: Craftlog, a folder of the workspace, or the person's own folder. */
export type Origin = 'builtIn' | 'workspace' | 'user';

/** A framework from somebody's file. `print` changes when what it says changes. */
export interface OwnFramework {
  readonly framework: Framework;
  readonly origin: Exclude<Origin, 'builtIn'>;
  readonly uri: vscode.Uri;
  readonly print: string;
}

/** A framework that could be in use. `print` is what tells one version from another. */
export interface AvailableFramework {
  readonly framework: Framework;
  readonly origin: Origin;
  readonly uri?: vscode.Uri;
  readonly print: string;
  readonly isOn: boolean;
}

/** The frameworks in use, in the order people see them: those that ship, then those of people's own files. Only what is on is read at the start. */
export class FrameworkStore {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Frameworks have come, gone or changed, or what is remembered of those that have gone. */
  readonly onDidChange = this.changed.event;
  private current: Catalog = catalogOf([]);
  private own: readonly OwnFramework[] = [];
  private settled = false;
  private titles: ReadonlyMap<ActivityKey, string> = new Map();
  private readonly read = new Map<string, Promise<Framework | undefined>>();
  private readonly shipped = new Map<string, Framework>();
  private readonly choice: FrameworkChoice;

  private constructor(private readonly extensionUri: vscode.Uri, memento: vscode.Memento, private readonly log: vscode.LogOutputChannel) {
    this.choice = new FrameworkChoice(memento);
  }

  /** Reads the built-in frameworks that are on, beside the bundle; works the same on disk, on a server and on the web. */
  static async open(extensionUri: vscode.Uri, memento: vscode.Memento, log: vscode.LogOutputChannel): Promise<FrameworkStore> {
    const store = new FrameworkStore(extensionUri, memento, log);
    await Promise.all(Object.keys(builtIn).filter((id) => store.isOn(id)).map((id) => store.load(id)));
    store.current = catalogOf(store.available().filter(({ isOn }) => isOn).map(({ framework }) => framework));
    return store;
  }

  get catalog(): Catalog {
    return this.current;
  }

  /** Whether every file of a framework has been looked at. Before, what is missing may only not be there yet. */
  get isSettled(): boolean {
    return this.settled;
  }

  /** As the person said, or else as its kind has it: one's own in the folder one works in is there to be used. */
  isOn(id: string): boolean {
    return this.choice.of(id) ?? (this.own.some(({ framework, origin }) => framework.id === id && origin === 'workspace') || (builtIn[id] ?? false));
  }

  /** Everything that has been read, and whether it is on. One's own framework stands in for a built-in one with its id. */
  available(): readonly AvailableFramework[] {
    const own = new Map([...this.own].reverse().map((one) => [one.framework.id, one]));
    const ids = [...new Set([...Object.keys(builtIn), ...this.own.map(({ framework }) => framework.id)])];
    return ids.flatMap((id): AvailableFramework[] => {
      const mine = own.get(id);
      if (mine) { return [{ ...mine, isOn: this.isOn(id) }]; }
      const framework = this.shipped.get(id);
      return framework ? [{ framework, origin: 'builtIn', print: framework.version, isOn: this.isOn(id) }] : [];
    });
  }

  /** As `available`, with the built-in ones that are off read too. */
  async readAll(): Promise<readonly AvailableFramework[]> {
    await Promise.all(Object.keys(builtIn).map((id) => this.load(id)));
    return this.available();
  }

  /** Switches these on and all others off, in this workspace. What was logged for them stays in the logbook. */
  async choose(ids: readonly string[]): Promise<void> {
    const all = await this.readAll();
    await this.choice.set(new Map(all.map(({ framework: { id } }) => [id, ids.includes(id)])));
    this.update();
  }

  /** Switches one on, and leaves the others as they are. */
  async switchOn(id: string): Promise<void> {
    if (this.isOn(id)) { return; }
    await this.load(id);
    await this.choice.set(new Map([[id, true]]));
    this.update();
  }

  /**
   * The frameworks of people's own files, as they are now; the first of two with one id counts. With `isAll`, the store is settled: no file was
   * left unread because its folder is not trusted, or a link.
   */
  setOwn(own: readonly OwnFramework[], isAll: boolean): void {
    this.own = own;
    this.settled ||= isAll;
    this.update();
  }

  /** What activities were called that have gone since. */
  setTitles(titles: ReadonlyMap<ActivityKey, string>): void {
    this.titles = titles;
    this.changed.fire();
  }

  /** What an activity is called, or was, also in a framework that is switched off and has been read. */
  titleOf(key: ActivityKey): string | undefined {
    const found = this.current.activity(key)?.activity.title ?? this.titles.get(key);
    if (found !== undefined) { return found; }
    const framework = this.available().find((one) => !one.isOn && one.framework.id === frameworkIdOf(key))?.framework;
    return framework && catalogOf([framework]).activity(key)?.activity.title;
  }

  /** What something was logged for and no framework has. Of a framework that is switched off nothing is retired. */
  retired(progress: Progress): readonly ActivityEntry[] {
    if (!this.settled) { return []; }
    const isOff = (id: string): boolean => !this.isOn(id) && (Object.hasOwn(builtIn, id) || this.own.some(({ framework }) => framework.id === id));
    return retiredActivities(this.current, progress, { isOff, titleOf: (key) => this.titles.get(key) });
  }

  dispose(): void {
    this.changed.dispose();
  }

  private update(): void {
    const frameworks = this.available().filter(({ isOn }) => isOn).map(({ framework }) => framework);
    const before = this.current.frameworks;
    if (frameworks.length === before.length && frameworks.every((framework, i) => framework === before[i])) { return; }
    this.current = catalogOf(frameworks);
    this.changed.fire();
  }

  private load(id: string): Promise<Framework | undefined> {
    if (!Object.hasOwn(builtIn, id)) { return Promise.resolve(undefined); }
    let loading = this.read.get(id);
    if (!loading) {
      loading = this.readBuiltIn(id);
      this.read.set(id, loading);
    }
    return loading;
  }

  private async readBuiltIn(id: string): Promise<Framework | undefined> {
    const uri = vscode.Uri.joinPath(this.extensionUri, 'dist', 'frameworks', `${id}.json`);
    try {
      const framework = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))) as Framework;
      this.shipped.set(id, framework);
      return framework;
    } catch (error) {
      this.log.error(`Cannot read ${uri.toString()}`, error);
      return undefined;
    }
  }
}
