import * as vscode from 'vscode';
import type { Candidate } from './elsewhere';
import type { EvidenceStore } from './evidence';
import type { EvidenceFile } from './evidenceFiles';
import type { LogbookStore } from './logbook';
import type { Fact, Source } from './model/logbook';
import type { Evidence } from './model/progress';
import { placeOf } from './places';

/** Milliseconds in which files that go count as one event, such as the switch to another branch. */
const together = 1200;
/** Of files that go at once, so many are looked for elsewhere; more have not been moved by hand. */
const mostLost = 20;
const quietly = 8000;

type Pair = readonly [Evidence, Source];
const nameOf = (uri: vscode.Uri): string => uri.path.split('/').at(-1) ?? '';

/**
 * Evidence follows its files. A rename in VS Code is followed at once, as one action. A file that goes outside VS Code is looked for, and
 * what is found is offered, never taken. When a file is deleted in VS Code, it is said once that the quotes are kept.
 */
export class FollowFiles implements vscode.Disposable {
  private readonly disposables: vscode.Disposable;
  /** Deleted in VS Code: the person knows where they went. */
  private readonly deleted = new Set<string>();
  private readonly lost = new Map<string, EvidenceFile>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private search: vscode.CancellationTokenSource | undefined;

  constructor(private readonly logbook: LogbookStore, private readonly evidence: EvidenceStore, private readonly log: vscode.LogOutputChannel) {
    this.disposables = vscode.Disposable.from(
      vscode.workspace.onDidRenameFiles(({ files }) => this.guarded(this.renamed(files))),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.guarded(this.afterDelete(files))),
      evidence.onDidLose((file) => this.losing(file)),
    );
  }

  dispose(): void {
    this.disposables.dispose();
    clearTimeout(this.timer);
    this.search?.cancel();
    this.search?.dispose();
  }

  private async renamed(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): Promise<void> {
    const moves = files.flatMap(({ oldUri, newUri }) => this.evidence.files.under(oldUri)
      .map(({ uri, evidence }) => ({ evidence, to: newUri.with({ path: newUri.path.replace(/\/$/, '') + uri.path.slice(oldUri.path.replace(/\/$/, '').length) }) })));
    const pairs = moves.flatMap(({ evidence, to }) => evidence.map((piece): Pair => [piece, at(piece.source, to)]));
    if (!pairs.length) { return; }
    await this.relink(pairs);
    vscode.window.setStatusBarMessage(moves.length === 1 ? vscode.l10n.t('$(quote) Evidence follows {0}', nameOf(moves[0]!.to))
      : vscode.l10n.t('$(quote) Evidence follows {0} files', moves.length), quietly);
  }

  private async afterDelete(uris: readonly vscode.Uri[]): Promise<void> {
    const files = uris.flatMap((uri) => this.evidence.files.under(uri));
    if (!files.length) { return; }
    files.forEach(({ uri }) => this.deleted.add(uri.toString()));
    const pieces = files.flatMap(({ evidence }) => evidence);
    const sentence = files.length === 1 ? vscode.l10n.t('{0} was evidence. What you attached stays in your logbook, with its quotes.', nameOf(files[0]!.uri))
      : vscode.l10n.t('{0} of these files were evidence. What you attached stays in your logbook, with its quotes.', files.length);
    const [show, relink] = [vscode.l10n.t('Show Kept Quotes'), vscode.l10n.t('Relink…')];
    const choice = await vscode.window.showInformationMessage(sentence, show, relink);
    if (choice === show) { await vscode.commands.executeCommand('craftlog.showQuote', { entries: pieces.map(({ id }) => id), ask: true }); }
    if (choice === relink) { await vscode.commands.executeCommand('craftlog.relinkEvidence', { entry: pieces[0]!.id, ask: true }); }
  }

  private losing(file: EvidenceFile): void {
    const key = file.uri.toString();
    if (this.deleted.delete(key)) { return; }
    this.lost.set(key, file);
    this.search?.cancel();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.guarded(this.lookElsewhere()), together);
  }

  private async lookElsewhere(): Promise<void> {
    // What was renamed in VS Code meanwhile, or came back, is no longer lost.
    const files = [...this.lost.values()].flatMap(({ uri }) => this.evidence.files.get(uri) ?? [])
      .filter(({ evidence }) => evidence.every((piece) => this.evidence.stateOf(piece) === 'gone'));
    if (!files.length || files.length > mostLost) { this.lost.clear(); return; }
    this.search?.dispose();
    const search = this.search = new vscode.CancellationTokenSource();
    const { findElsewhere } = await import('./elsewhere');
    const found: { readonly file: EvidenceFile; readonly candidate: Candidate }[] = [];
    for (const file of files) {
      const candidates = await findElsewhere(file, this.log, search.token);
      if (search.token.isCancellationRequested) { return; } // more has gone; all of it is looked for then
      const [candidate, second] = candidates;
      const alone = !second || second.sources.size < candidate!.sources.size || (candidate!.sameName && !second.sameName);
      if (candidate?.complete && alone) { found.push({ file, candidate }); }
    }
    this.lost.clear();
    if (found.length) { await this.offer(found); }
  }

  private async offer(found: readonly { readonly file: EvidenceFile; readonly candidate: Candidate }[]): Promise<void> {
    const [{ file, candidate }] = found as [(typeof found)[number]];
    const path = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri);
    const sentence = found.length === 1
      ? vscode.l10n.t('{0} has gone, and {1} holds what it held. Its evidence can follow.', path(file.uri), path(candidate.uri))
      : vscode.l10n.t('{0} files with evidence have gone, and other files hold what they held. Their evidence can follow.', found.length);
    const [follow, not] = [vscode.l10n.t('Follow'), vscode.l10n.t('Not Now')];
    if (await vscode.window.showInformationMessage(sentence, follow, not) !== follow) { return; }
    await this.relink(found.flatMap((each) => this.evidence.files.get(each.file.uri)?.evidence
      .flatMap((piece): Pair[] => { const source = each.candidate.sources.get(piece.id); return source ? [[piece, source]] : []; }) ?? []));
  }

  /** One action, so that one undo takes it back. */
  private async relink(pairs: readonly Pair[]): Promise<void> {
    if (pairs.length) { await this.logbook.add(pairs.map(([{ id }, source]): Fact => ({ type: 'relink', entry: id, source }))); }
  }

  /** Nobody asked for these, so what does not work goes to the log. */
  private guarded(work: Promise<void>): void {
    work.catch((error: unknown) => this.log.error('Cannot follow files', error));
  }
}

const at = (source: Source, uri: vscode.Uri): Source => (source.kind === 'file' || source.kind === 'passage' ? { ...source, place: placeOf(uri) } : source);
