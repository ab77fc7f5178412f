import * as vscode from 'vscode';
import { isFields } from '../text/canonicalJson';
import type { FrameworkStore, OwnFramework } from './frameworkStore';
import type { Framework } from './model/framework';
import { printOf } from './model/frameworkDiff';
import { linkIn } from '../platform/ownFiles';
import { readBounded, readWhole, remove, writeWhole } from '../platform/files';

export interface FrameworkFile {
  readonly uri: vscode.Uri;
  readonly origin: OwnFramework['origin'];
}

/** How what is used of a file stands to what is in it. */
type Use = 'whole' | 'part' | 'before' | 'nothing' | 'tooLarge';

interface Read {
  /** Of the text that was read last, whether or not it could be used. */
  readonly text: string;
  readonly use: Use;
  readonly errors: number;
  /** Of the text the framework is from. */
  readonly print: string;
  readonly framework?: Framework;
}

/** Of all files together; what is beyond is not read. Three times what a framework at every bound takes, and some seconds' work. Bytes. */
const mostRead = 16 * 1024 * 1024;
/** For one file. */
const longestMs = 20_000;

/**
 * Frameworks of people's own files. What was read without an error is also kept in Craftlog's storage: it stays in use while somebody
 * breaks the file, over a restart too, and is read again in no time. Where a file is not used as it is, that is marked in it.
 */
export class OwnFrameworks implements vscode.Disposable {
  private readonly known = new Map<string, Read>();
  private readonly diagnostics = vscode.languages.createDiagnosticCollection('craftlog.frameworks');

  constructor(
    private readonly frameworks: FrameworkStore, private readonly storage: vscode.Uri,
    private readonly version: string, private readonly log: vscode.LogOutputChannel,
  ) { }

  /** These are the files there are now; `isAll`: see `setOwn`. One that is as it was is not parsed again, and its framework is the same object. */
  async read(files: readonly FrameworkFile[], isAll: boolean): Promise<void> {
    const now = new Set(files.map(({ uri }) => uri.toString()));
    for (const key of [...this.known.keys()].filter((one) => !now.has(one))) {
      this.known.delete(key);
      await remove(this.cacheOf(key));
    }
    let room = mostRead;
    for (const { uri, origin } of files) {
      try {
        if (origin === 'workspace' && await linkIn(uri)) { throw new Error(`${uri.toString()} has become a link`); }
        const { size } = await vscode.workspace.fs.stat(uri);
        room -= size;
        this.known.set(uri.toString(), room < 0 ? { text: '', use: 'tooLarge', errors: 0, print: '' } : await this.readFile(uri));
      } catch (error) {
        this.log.error(`Cannot read ${uri.toString()}`, error);
      }
    }
    const own = files.flatMap(({ uri, origin }): OwnFramework[] => {
      const { framework, print } = this.known.get(uri.toString()) ?? {};
      return framework && print !== undefined ? [{ framework, print, uri, origin }] : [];
    });
    this.mark(files, own);
    this.frameworks.setOwn(own, isAll);
  }

  dispose(): void {
    this.diagnostics.dispose();
  }

  private async readFile(uri: vscode.Uri): Promise<Read> {
    const key = uri.toString();
    const text = await readBounded(uri, { most: mostRead, ms: longestMs }) ?? '';
    const print = printOf(text);
    const before = this.known.get(key);
    if (before?.text === print) { return before; }
    const kept = before?.framework ? before : await this.readCache(key);
    if (kept?.print === print && kept.use === 'whole') { return kept; }
    const { framework, problems } = (await import('./later')).readFramework(text);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (framework && !errors) {
      const read: Read = { text: print, use: 'whole', errors, print, framework };
      await this.writeCache(key, read);
      return read;
    }
    // A part of a file is used only where nothing better is known: while somebody types, what they are typing is not there.
    if (kept?.framework && kept.use !== 'part') { return { ...kept, text: print, use: 'before', errors }; }
    return { text: print, use: framework ? 'part' : 'nothing', errors, print, framework };
  }

  private cacheOf(key: string): vscode.Uri {
    return vscode.Uri.joinPath(this.storage, `read-${printOf(key)}.json`);
  }

  private async readCache(key: string): Promise<Read | undefined> {
    try {
      const kept: unknown = JSON.parse(await readWhole(this.cacheOf(key)) ?? 'null');
      // Another version of Craftlog may read a file otherwise.
      if (!isFields(kept) || kept.uri !== key || kept.version !== this.version || typeof kept.print !== 'string') { return undefined; }
      return { text: kept.print, use: 'whole', errors: 0, print: kept.print, framework: kept.framework as Framework };
    } catch (error) {
      this.log.warn(`Cannot read what is kept of ${key}`, error);
      return undefined;
    }
  }

  private async writeCache(key: string, { print, framework }: Read): Promise<void> {
    try {
      await writeWhole(this.cacheOf(key), JSON.stringify({ uri: key, version: this.version, print, framework }));
    } catch (error) {
      this.log.warn(`Cannot keep what ${key} says`, error);
    }
  }

  private mark(files: readonly FrameworkFile[], own: readonly OwnFramework[]): void {
    this.diagnostics.clear();
    const first = new Map([...own].reverse().map((one) => [one.framework.id, one]));
    for (const { uri } of files) {
      const read = this.known.get(uri.toString());
      const winner = read?.framework && first.get(read.framework.id);
      const other = winner && winner.uri.toString() !== uri.toString() ? winner.uri.path.split('/').at(-1) : undefined;
      const says = [
        ...(read ? useWords[read.use](read.errors) : []),
        ...(other === undefined ? [] : [vscode.l10n.t('This framework is not used, because {0} has the same id, “{1}”. Give it another id.', other, read!.framework!.id)]),
      ];
      this.diagnostics.set(uri, says.map((message) => {
        const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, vscode.DiagnosticSeverity.Warning);
        diagnostic.source = 'Craftlog';
        return diagnostic;
      }));
    }
  }
}

const useWords: Readonly<Record<Use, (errors: number) => readonly string[]>> = {
  whole: () => [],
  part: (errors) => [vscode.l10n.t('Craftlog uses what it can read of this framework. Things to put right: {0}.', errors)],
  before: () => [vscode.l10n.t('Craftlog uses this framework as it was before, until what is marked is put right.')],
  tooLarge: () => [vscode.l10n.t('Your framework files are too large together, so Craftlog does not read this one.')],
  nothing: () => [vscode.l10n.t('Craftlog cannot use this framework until what is marked is put right.')],
};
