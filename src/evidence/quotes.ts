import * as vscode from 'vscode';
import { dateWords } from '../platform/dates';
import type { EvidenceStore } from './evidenceStore';
import { readTexts } from './readTexts';
import type { LogbookStore } from '../logbook/logbookStore';
import { keptQuote } from '../passage/quote';
import type { Source } from '../logbook/model/logbook';
import type { Evidence } from '../logbook/model/progress';
import { nameOf, placeIn } from '../platform/places';
import { sourceDetail, sourceLabel } from '../logbook/sourceLabels';

const scheme = 'craftlog';
/** What a quote document shows: the first quotes of some evidence, the quote agreed on last, or the passage as it is now. */
type Kind = 'kept' | 'quote' | 'now';

const gap = (): string => vscode.l10n.t('[… the middle of a long passage is not kept …]');

/** Documents that show quotes. They need no file: what was attached can always be read. */
export class Quotes implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly disposables: vscode.Disposable;

  constructor(private readonly logbook: LogbookStore, private readonly evidence: EvidenceStore, private readonly log: vscode.LogOutputChannel) {
    this.disposables = vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      evidence.onDidRefresh((file) => { this.refresh(new Set(file.evidence.map(({ id }) => id))); }),
      logbook.onDidChange(({ added }) => this.refresh(new Set(added.flatMap((e) => ('entry' in e ? [e.entry] : []))))),
    );
  }

  /** The name of the file is in the address, so that the quote is coloured as the file is. */
  uriOf(kind: Kind, pieces: readonly Evidence[]): vscode.Uri {
    const place = pieces[0] && placeIn(pieces[0].source);
    return vscode.Uri.from({ scheme, path: `/${kind}/${place ? nameOf(place) : 'evidence.txt'}`, query: pieces.map(({ id }) => id).join() });
  }

  async provideTextDocumentContent({ path, query }: vscode.Uri): Promise<string> {
    const pieces = query.split(',').flatMap((id) => this.logbook.progress.evidenceById(id) ?? []);
    const [piece] = pieces;
    if (!piece) { return vscode.l10n.t('This evidence is no longer in the logbook. It may have been removed or undone.'); }
    if (path.startsWith('/now/')) { return this.present(piece); }
    if (path.startsWith('/quote/')) { return textOf(piece.source); }
    return pieces.map((each) => kept(each)).join('\n\n');
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async present(piece: Evidence): Promise<string> {
    const { location, uri, cell } = await this.evidence.locate(piece);
    if (!uri || !location || !('start' in location) || piece.source.kind !== 'passage') { return ''; }
    const text = (await readTexts(uri, this.log))?.texts[cell ?? 0] ?? '';
    if (piece.source.selector.tail === undefined) { return text.slice(location.start, location.end); }
    const { describe } = await import('../passage/later');
    return keptQuote(describe(text, location.start, location.end), gap());
  }

  private refresh(ids: ReadonlySet<string>): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === scheme && uri.query.split(',').some((id) => ids.has(id))) { this.changed.fire(uri); }
    }
  }
}

const textOf = (source: Source): string => (source.kind === 'passage' ? keptQuote(source.selector, gap())
  : source.kind === 'note' ? source.text : `${sourceLabel(source)}\n${sourceDetail(source)}`);

/** The first quote, and the one agreed on last when it has other words. */
function kept({ at, source, original }: Evidence): string {
  const [first, last] = [textOf(original), textOf(source)];
  const on = vscode.l10n.t('Attached on {0} from {1}:', dateWords(at), sourceDetail(original) || sourceLabel(original));
  return [on, first, ...(first === last ? [] : [vscode.l10n.t('Updated since, now from {0}:', sourceDetail(source)), last])].join('\n\n');
}
