import * as vscode from 'vscode';
import { readTexts } from '../evidenceText';
import { forPerson, showInfo } from '../messages';
import type { Source } from '../model/logbook';
import type { Evidence } from '../model/progress';
import type { SharedEvidence } from '../model/portfolio/portfolio';
import { hideHome } from '../model/portfolio/hideHome';
import { sharedPath, withoutCredentials } from '../model/portfolio/sharedPath';
import { iriOfPath, webAnnotations } from '../model/webAnnotation';
import type { Annotated } from '../model/webAnnotation';
import { placeIn } from '../places';
import { piecesOfEvidence } from '../words';
import { uriFrom } from './argument';
import type { Call } from './argument';
import type { Services } from './services';

export type ExportAnnotationsArgument = { readonly target?: vscode.Uri };

/** Writes all evidence that is not private as W3C Web Annotations. Returns the file. Says what was left out. */
export async function exportAnnotations(services: Services, { argument }: Call<ExportAnnotationsArgument>): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = uriFrom(argument?.target) ?? await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export evidence as Web Annotations'), defaultUri: folder && vscode.Uri.joinPath(folder, 'evidence.jsonld'),
    filters: { [vscode.l10n.t('Web Annotations')]: ['jsonld', 'json'] },
  });
  if (!target) { return undefined; }
  const all = services.logbook.progress.evidence;
  const shown = all.filter((piece) => !piece.private && iriOf(piece.source) !== undefined);
  const items: Annotated[] = [];
  const read = reader(services);
  for (const piece of shown) { items.push(await annotated(services, piece, read)); }
  const json = webAnnotations(items, vscode.l10n.t('Evidence from Craftlog'));
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(`${JSON.stringify(json, undefined, 2)}\n`));
  if (!argument) { void forPerson(() => tellExported(target, shown.length, all.length - shown.length)); }
  return target;
}

/** Pieces of a portfolio as annotations: as much of each as was chosen. Notes point at nothing and are left out. */
export async function annotationsOf(services: Services, shared: readonly SharedEvidence[]): Promise<readonly Annotated[]> {
  const items: Annotated[] = [];
  const read = reader(services);
  for (const { id, remark, quote } of shared) {
    const piece = services.logbook.progress.evidenceById(id);
    if (!piece || piece.private || iriOf(piece.source) === undefined) { continue; }
    const told = { ...piece, remark };
    items.push(quote === undefined && piece.source.kind === 'passage'
      ? await annotated(services, { ...told, source: { kind: 'file', place: piece.source.place } }, read) : await annotated(services, told, read));
  }
  return items;
}

type Read = (uri: vscode.Uri) => ReturnType<typeof readTexts>;

/** Reads each file once, however many pieces of evidence are in it. */
function reader({ log }: Services): Read {
  const texts = new Map<string, ReturnType<typeof readTexts>>();
  return (uri) => {
    const known = texts.get(uri.toString()) ?? readTexts(uri, log);
    texts.set(uri.toString(), known);
    return known;
  };
}

/** UTF-16 units around a passage in which the words around a quote, and all of a path that they may cut, stand. */
const near = 400;

async function annotated({ evidence, frameworks }: Services, piece: Evidence, read: Read): Promise<Annotated> {
  const { source } = piece;
  const item = {
    evidence: piece, source: iriOf(source)!, activities: piece.activities.map((key) => frameworks.titleOf(key) ?? key),
  };
  if (source.kind !== 'passage') { return item; }
  const { state, uri, cell, location } = await evidence.locate(piece);
  const stands = (state === 'found' || state === 'moved') && location && 'start' in location;
  const text = stands && uri ? (await read(uri))?.texts[cell ?? 0] : undefined;
  const { prefix, exact, tail = '', suffix } = source.selector;
  const around = text === undefined || !stands ? [prefix + exact, tail + suffix] : [text.slice(Math.max(0, location.start - near), location.end + near)];
  // A quote has to stay word for word, or nobody finds it: one that names a home folder is left out, and the file named alone.
  if (around.some((part) => hideHome(part) !== part)) { return { ...item, evidence: { ...piece, source: { kind: 'file', place: source.place } } }; }
  return {
    ...item,
    // In a notebook the position counts in the cell that the passage is in now.
    evidence: cell === undefined ? piece : { ...piece, source: { ...source, cell } },
    ...(stands && text !== undefined ? { present: { start: location.start, end: location.end, text } } : {}),
  };
}

/** Relative to the folder, so that no path of this machine leaves it; with several folders, each path begins with its folder's name. */
function iriOf(source: Source): string | undefined {
  if (source.kind === 'link') { return withoutCredentials(source.url); }
  const place = placeIn(source);
  return place && iriOfPath(sharedPath(place, severalFolders()));
}

export const severalFolders = (): boolean => (vscode.workspace.workspaceFolders?.length ?? 0) > 1;

/** What leaves is opened, so that it can be read before it is given to anybody. */
async function tellExported(target: vscode.Uri, count: number, left: number): Promise<void> {
  await vscode.window.showTextDocument(target, { preview: true });
  const sentence = vscode.l10n.t('Exported: {0}.', piecesOfEvidence(count));
  const rest = left ? vscode.l10n.t('Left out, because it is private or a note that points at nothing: {0}.', piecesOfEvidence(left)) : '';
  await showInfo([sentence, rest].filter(Boolean).join(' '));
}
