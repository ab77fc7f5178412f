import * as vscode from 'vscode';
import { catalogOf } from './model/framework';
import type { Catalog, Framework } from './model/framework';

/** Built-in frameworks; the build compiles each from `framework/ID.yaml` to `dist/frameworks/ID.json`. */
const builtIn = ['product-manager'];

/** The frameworks in use, in the order people see them. */
export class FrameworkStore {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  private constructor(readonly catalog: Catalog) { }

  /** Reads the built-in frameworks beside the bundle; works the same on disk, on a server and on the web. */
  static async open(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): Promise<FrameworkStore> {
    const read = async (id: string): Promise<Framework[]> => {
      const uri = vscode.Uri.joinPath(extensionUri, 'dist', 'frameworks', `${id}.json`);
      try {
        return [JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))) as Framework];
      } catch (error) {
        log.error(`Cannot read ${uri.toString()}`, error);
        return [];
      }
    };
    return new FrameworkStore(catalogOf((await Promise.all(builtIn.map(read))).flat()));
  }

  dispose(): void {
    this.changed.dispose();
  }
}
