import * as vscode from 'vscode';

// Of CommonJS, with which VS Code starts an extension in Node and in a web worker alike.
declare const require: (id: 'vscode') => unknown;

type Exports = Readonly<Record<string, unknown>>;
type Evaluate = (module: { exports: Exports }, require: (id: string) => unknown, load: typeof loadScript) => void;

const loading = new Map<string, Promise<Exports>>();
let here: () => Readonly<Record<string, Exports>> = () => ({});
let needs: Readonly<Record<string, readonly string[]>> = {};

/** Called by the bundle alone (scripts/lazyScripts.mjs): what it shares with scripts loaded later, and which scripts each of those needs. */
export function offer(shared: typeof here, scripts: typeof needs): void {
  [here, needs] = [shared, scripts];
}

/**
 * What `await import()` of the source becomes: reads a script of dist/scripts once and gives its exports. A web extension host can
 * `require` nothing beside the bundle, so the script is evaluated the way VS Code itself evaluates an extension's main script there, and in
 * the same way in Node, so that there is one path to test. Rejects when the script cannot be read; asked again, it tries again.
 */
export function loadScript(name: string): Promise<Exports> {
  let script = loading.get(name);
  if (!script) {
    script = read(name);
    script.catch(() => loading.delete(name));
    loading.set(name, script);
  }
  return script;
}

/** Known by its name: who tells people of it has another copy of this file. */
class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}

async function read(name: string): Promise<Exports> {
  try {
    return await evaluated(name);
  } catch (cause) {
    throw cause instanceof NotLoaded ? cause : new NotLoaded(`Cannot load ${name}`, { cause });
  }
}

async function evaluated(name: string): Promise<Exports> {
  const { extensionUri } = vscode.extensions.getExtension('craftlog.craftlog')!;
  const uri = vscode.Uri.joinPath(extensionUri, 'dist', 'scripts', `${name}.js`);
  const before = needs[name] ?? [];
  const [content, ...loaded] = await Promise.all([vscode.workspace.fs.readFile(uri), ...before.map(loadScript)]);
  const known = new Map<string, unknown>([...Object.entries(here()), ...before.map((one, i) => [one, loaded[i]] as const)]);
  const module = { exports: {} };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own file, beside the bundle; see above
  const evaluate = new Function('module', 'require', 'loadScript', `${new TextDecoder().decode(content)}\n//# sourceURL=${uri.toString()}`) as Evaluate;
  evaluate(module, (id) => (id === 'vscode' ? require('vscode') : known.get(id)), loadScript);
  return module.exports;
}
