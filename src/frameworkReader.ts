import * as vscode from 'vscode';
import type * as reader from './readFramework';

type Reader = typeof reader;

/**
 * Reads framework files. What that takes (YAML, the schema, words for problems) weighs as much as all the rest of Craftlog, so it
 * is a script of its own, loaded when the first file is read. A web extension host can `require` nothing beside the bundle; the script is evaluated the
 * way VS Code itself evaluates an extension's main script there, and in the same way in Node, so that there is one path to test.
 */
export class FrameworkReader {
  private loaded: Promise<Reader> | undefined;

  constructor(private readonly extensionUri: vscode.Uri) { }

  /** Never rejects for what the text is; rejects when Craftlog's own script cannot be read. */
  async read(text: string): Promise<ReturnType<Reader['readFramework']>> {
    return (await this.script()).readFramework(text);
  }

  /** See `renameId`. */
  async rename(text: string, from: string, to: string): Promise<ReturnType<Reader['renameId']>> {
    return (await this.script()).renameId(text, from, to);
  }

  private script(): Promise<Reader> {
    return this.loaded ??= this.load().catch((error: unknown) => {
      this.loaded = undefined;
      throw error;
    });
  }

  private async load(): Promise<Reader> {
    const uri = vscode.Uri.joinPath(this.extensionUri, 'dist', 'frameworkReader.js');
    const script = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const module = { exports: {} as Reader };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own file, beside the bundle; see above
    const evaluate = new Function('module', 'require', `${script}\n//# sourceURL=${uri.toString()}`) as (m: typeof module, require: () => Pick<typeof vscode, 'l10n'>) => void;
    // Its words are all it needs of VS Code.
    evaluate(module, () => ({ l10n: vscode.l10n }));
    return module.exports;
  }
}
