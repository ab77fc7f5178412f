import * as vscode from 'vscode';
import type { EvidenceStore, LostFile } from './evidenceStore';
import type { LogbookStore } from '../logbook/logbookStore';
import { forPerson, showInStatusBar, tell } from '../platform/messages';
import type { Action } from '../platform/messages';
import { hasQuote } from '../passage/quote';
import type { Entry, Fact, Source } from '../logbook/model/logbook';
import type { Evidence } from '../logbook/model/progress';
import type { Offers } from '../platform/offers';
import { placeOf } from '../platform/places';

/** Milliseconds in which files that go count as one event, such as the switch to another branch. */
const together = 1200;
/** Milliseconds for which a file counts as one that has just appeared, and how many are remembered. */
const recently = 30_000;
const mostAppeared = 2000;
const quietly = 8000;

type Pair = readonly [Evidence, Source];
const nameOf = (uri: vscode.Uri): string => uri.path.split('/').at(-1) ?? '';

/**
 * Evidence follows its files. A rename in VS Code is followed at once, as one action. A file that goes outside VS Code is looked for, and
 * what is found is offered, never taken. When a file is deleted in VS Code, it is said once that the quotes are kept.
 */
export class RenameTracker implements vscode.Disposable {
  private readonly disposables: vscode.Disposable;
  /** Deleted in VS Code: the person knows where they went. */
  private readonly deleted = new Set<string>();
  private readonly lost = new Map<string, LostFile>();
  /** When files and folders came, oldest first. */
  private readonly appeared = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private search: vscode.CancellationTokenSource | undefined;

  constructor(
    private readonly logbook: LogbookStore, private readonly evidence: EvidenceStore, private readonly offers: Offers,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables = vscode.Disposable.from(
      vscode.workspace.onDidRenameFiles(({ files }) => this.guarded(this.renamed(files))),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.guarded(this.afterDelete(files))),
      evidence.onDidLose((file) => this.losing(file)),
      evidence.onDidAppear((uri) => this.appearing(uri)),
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
    showInStatusBar('quote', moves.length === 1 ? vscode.l10n.t('Evidence follows {0}', nameOf(moves[0]!.to))
      : vscode.l10n.t('Evidence follows {0} files', moves.length), quietly);
  }

  private async afterDelete(uris: readonly vscode.Uri[]): Promise<void> {
    const files = uris.flatMap((uri) => this.evidence.files.under(uri));
    if (!files.length) { return; }
    files.forEach(({ uri }) => this.deleted.add(uri.toString()));
    const pieces = files.flatMap(({ evidence }) => evidence);
    const quoted = pieces.some(hasQuote);
    const sentence = !quoted ? vscode.l10n.t('{0} was evidence. It stays in your logbook.', files.length === 1 ? nameOf(files[0]!.uri) : vscode.l10n.t('{0} files', files.length))
      : files.length === 1 ? vscode.l10n.t('{0} was evidence. What you attached stays in your logbook, with its quotes.', nameOf(files[0]!.uri))
      : vscode.l10n.t('{0} of these files were evidence. What you attached stays in your logbook, with its quotes.', files.length);
    const show: Action = [
      vscode.l10n.t('Show Kept Quotes'), () => vscode.commands.executeCommand('craftlog.showQuote', { entries: pieces.map(({ id }) => id), ask: true }),
    ];
    await tell(sentence, [...(quoted ? [show] : []), [vscode.l10n.t('Relink…'), () => this.askForEach(pieces)]]);
  }

  /** One after the other; closing the list ends it. */
  private async askForEach(pieces: readonly Evidence[]): Promise<void> {
    for (const piece of pieces) {
      const added = await vscode.commands.executeCommand('craftlog.relinkEvidence', { entry: piece.id, ask: true });
      if (!added && this.evidence.needsReview(piece)) { return; }
    }
  }

  private losing(file: LostFile): void {
    const key = file.uri.toString();
    if (this.deleted.delete(key)) { return; }
    this.lost.set(key, file);
    this.search?.cancel();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.guarded(this.findRelocated()), together);
  }

  private appearing(uri: vscode.Uri): void {
    this.appeared.set(uri.toString(), Date.now());
    if (this.appeared.size > mostAppeared) { this.appeared.delete(this.appeared.keys().next().value!); }
  }

  /** Of a folder that came, only the folder itself may be told. */
  private hasAppeared(uri: vscode.Uri): boolean {
    const key = uri.toString();
    return [...this.appeared].some(([other, at]) => Date.now() - at < recently && (key === other || key.startsWith(`${other}/`)));
  }

  private async findRelocated(): Promise<void> {
    // What was renamed in VS Code meanwhile, or came back, is no longer lost.
    const files = [...this.lost.values()].flatMap(({ uri, before }): LostFile[] => {
      const evidence = this.evidence.missingFrom(uri);
      return evidence.length ? [{ uri, evidence, before }] : [];
    });
    if (!files.length) { this.lost.clear(); return; }
    this.search?.dispose();
    const search = this.search = new vscode.CancellationTokenSource();
    const { findRelocations, proposeRelocation, tellFollowed } = await import('./later');
    const moves = await findRelocations(files, (uri) => this.hasAppeared(uri), this.log, search.token);
    if (search.token.isCancellationRequested) { return; } // more has gone; all of it is looked for then
    this.lost.clear();
    if (!moves.length) { return; }
    await forPerson(async () => {
      const pairs = await proposeRelocation(moves, this.evidence, this.offers, this.log);
      const added = await this.relink(pairs);
      if (added.length) { tellFollowed(pairs, added); }
    });
  }

  /** One action, so that one undo takes it back. */
  private async relink(pairs: readonly Pair[]): Promise<readonly Entry[]> {
    return this.logbook.add(pairs.map(([{ id }, source]): Fact => ({ type: 'relink', entry: id, source })));
  }

  /** Nobody asked for these, so what does not work goes to the log. */
  private guarded(work: Promise<void>): void {
    work.catch((error: unknown) => this.log.error('Cannot follow files', error));
  }
}

const at = (source: Source, uri: vscode.Uri): Source => (source.kind === 'file' || source.kind === 'passage' ? { ...source, place: placeOf(uri) } : source);
