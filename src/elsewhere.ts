import * as vscode from 'vscode';
import type { EvidenceFile } from './evidenceFiles';
import { readTexts } from './evidenceText';
import type { EntryId, PassageSource, Source } from './model/logbook';
import { mayHold } from './model/keptQuote';
import { describe, locate } from './model/passage';
import type { Selector } from './model/passage';
import { placeOf } from './places';

/** A file that may be the one that evidence was in. `sources`: the evidence that was found there, as it would be logged. */
export interface Candidate {
  readonly uri: vscode.Uri;
  readonly sources: ReadonlyMap<EntryId, Source>;
  readonly sameName: boolean;
  /** All that was in the file is surely here. */
  readonly complete: boolean;
}

/** Bounds of a search: files of the same name, other files of the same kind, bytes of one file and of all that is read. */
const mostNamesakes = 20;
const mostFiles = 400;
const mostBytes = 2_000_000;
const mostBytesInAll = 20_000_000;
const left = '**/{node_modules,.git,out,dist,build}/**';

/**
 * Looks in the workspace for a file that has gone: by its name, and by the passages of it that evidence quotes. Likeliest first. Reads
 * at most 20 MB; ends early when cancelled.
 */
export async function findElsewhere(
  { uri, evidence }: EvidenceFile, log: vscode.LogOutputChannel, token?: vscode.CancellationToken,
): Promise<readonly Candidate[]> {
  const name = uri.path.split('/').at(-1) ?? '';
  const ending = /\.[^.]+$/.exec(name)?.[0] ?? '';
  const namesakes = await vscode.workspace.findFiles(`**/${escapeGlob(name)}`, left, mostNamesakes, token);
  const passages = evidence.some(({ source }) => source.kind === 'passage');
  const others = passages ? await vscode.workspace.findFiles(ending ? `**/*${escapeGlob(ending)}` : '**/*', left, mostFiles, token) : [];
  const keys = new Set([uri.toString()]);
  const found: Candidate[] = [];
  let bytes = 0;
  for (const other of [...namesakes, ...others]) {
    if (token?.isCancellationRequested || bytes > mostBytesInAll) { break; }
    if (keys.has(other.toString())) { continue; }
    keys.add(other.toString());
    const { size } = await vscode.workspace.fs.stat(other).then((s) => s, () => ({ size: Infinity }));
    if (size > mostBytes) { continue; }
    if (passages) { bytes += size; }
    const sources = await sourcesIn(other, evidence, log);
    const sameName = namesakes.includes(other);
    if (sameName || sources.size) { found.push({ uri: other, sources, sameName, complete: evidence.every(({ id }) => sources.has(id)) }); }
  }
  return found.filter(({ sources }) => sources.size || !passages)
    .sort((a, b) => b.sources.size - a.sources.size || Number(b.sameName) - Number(a.sameName) || alike(b.uri, uri) - alike(a.uri, uri));
}

/** The evidence that another file holds: whole files go by their name, passages by their words. */
async function sourcesIn(uri: vscode.Uri, evidence: EvidenceFile['evidence'], log: vscode.LogOutputChannel): Promise<ReadonlyMap<EntryId, Source>> {
  const found = new Map<EntryId, Source>();
  const passages = evidence.filter(({ source }) => source.kind === 'passage');
  const file = passages.length ? await readTexts(uri, log) : undefined;
  for (const { id, source } of evidence) {
    if (source.kind === 'file') { found.set(id, { kind: 'file', place: placeOf(uri) }); }
    if (source.kind !== 'passage' || !file) { continue; }
    const at = passageIn(source.selector, uri, file.texts, file.cells);
    if (at) { found.set(id, at); }
  }
  const anyPassage = passages.some(({ id }) => found.has(id));
  return passages.length && !anyPassage ? new Map() : found;
}

/** The passage as a file holds it now; `undefined` when it does not, or in several places. */
export function passageIn(selector: Selector, uri: vscode.Uri, texts: readonly string[], cells: boolean): PassageSource | undefined {
  for (const [i, text] of texts.entries()) {
    const location = mayHold(selector, text) ? locate(selector, text) : undefined;
    if (location && 'start' in location) {
      return { kind: 'passage', place: placeOf(uri), ...(cells ? { cell: i } : {}), selector: describe(text, location.start, location.end) };
    }
  }
  return undefined;
}

/** How many of the last parts of two paths are the same folders. */
function alike(a: vscode.Uri, b: vscode.Uri): number {
  const folders = new Set(b.path.split('/'));
  return a.path.split('/').filter((part) => folders.has(part)).length;
}

/** Each sign that means something in a glob, as a class of its own. */
const escapeGlob = (name: string): string => name.replace(/[*?{}[\]]/g, (sign) => `[${sign}]`);
