import * as vscode from 'vscode';
import type { EntryId, Source } from '../logbook/model/logbook';
import { isOwnText } from '../logbook/model/ownText';
import type { Evidence } from '../logbook/model/progress';
import { mayHold } from '../passage/quote';
import { statFile } from '../platform/files';
import { isOwnFile } from '../platform/ownFiles';
import { placeOf } from '../platform/places';
import type { EvidenceFile } from './evidenceFiles';
import { readTexts } from './readTexts';
import { FileText, type Spot } from './model/fileText';

/** Evidence in another file than its own. `verbatim`: the same words; a whole file has none, so it never is. `score`: how sure its place is. */
export interface Match {
  readonly spot?: Spot;
  readonly verbatim: boolean;
  readonly score: number;
}

/** A file that may be the one that evidence was in. */
export interface Candidate {
  readonly uri: vscode.Uri;
  readonly held: ReadonlyMap<EntryId, Match>;
  /** Passages that may be at one of these places there, likeliest first: a person can say at which. */
  readonly unsure: ReadonlyMap<EntryId, readonly Spot[]>;
  readonly text: FileText | undefined;
  readonly sameName: boolean;
}

/** What a search found, by the address of each lost file, likeliest first. */
export interface Found {
  readonly candidates: ReadonlyMap<string, readonly Candidate[]>;
  /** Files looked at. */
  readonly looked: number;
  /** There are more files than were looked at, or some could not be read: what was not found may still be there. */
  readonly isPartial: boolean;
}

/**
 * Bounds of a search: names in one question, files of each name, other files; bytes of a file of the name, of another, of all that is
 * read; milliseconds. Of more lost files than `mostSearched` only the names are looked for: a folder was moved, and every passage would be looked for
 * in every file.
 */
const namesAtOnce = 100;
const mostNamesakes = 20;
const mostFiles = 400;
const mostBytesOfNamesake = 20_000_000;
const mostBytes = 2_000_000;
const mostBytesInAll = 20_000_000;
const mostTime = 30_000;
const mostSearched = 200;
const left = '**/{node_modules,.git,out,dist,build}/**';
/** Files that hold no text, or none to quote. */
const noText = /\.(png|jpe?g|gif|webp|ico|bmp|pdf|zip|t?gz|7z|jar|wasm|exe|dll|so|dylib|mp[34]|mov|avi|wav|woff2?|ttf|otf|docx|xlsx|pptx|vsix)$/i;

/**
 * Looks in the workspace for files that have gone: by their names, also with another ending, and by the passages that evidence quotes.
 * One pass for all of them, of at most 20 MB beside the files of their names. Likeliest is what holds most word for word, then what is
 * surest, then what has the name and shares folders. Craftlog's own files and what it exported are left out. Ends early when cancelled.
 */
export async function findRelocated(
  lost: readonly EvidenceFile[], log: vscode.LogOutputChannel, token?: vscode.CancellationToken,
): Promise<Found> {
  const until = Date.now() + mostTime;
  const namesakes = await withNames(lost, token);
  const quoted = lost.some(({ evidence }) => evidence.some(isPassage));
  const others = quoted && lost.length <= mostSearched ? await likeThem(lost, token) : { files: [], isPartial: quoted };
  const named = new Set(namesakes.files.map(String));
  const found = new Map(lost.map(({ uri }) => [uri.toString(), [] as Candidate[]]));
  const seen = new Set(found.keys());
  let bytes = 0;
  let looked = 0;
  let isPartial = namesakes.isPartial || others.isPartial;
  for (const uri of [...namesakes.files, ...others.files]) {
    const key = uri.toString();
    if (seen.has(key) || isOwnFile(uri)) { continue; }
    seen.add(key);
    const asked = lost.filter((file) => others.files.length > 0 || stemOf(file.uri) === stemOf(uri));
    const passages = asked.some(({ evidence }) => evidence.some(isPassage));
    const size = await statFile(uri).then(({ type, size }) => (type & vscode.FileType.File ? size : Infinity), () => Infinity);
    if (token?.isCancellationRequested) { break; }
    if (size > (named.has(key) ? mostBytesOfNamesake : mostBytes)) { isPartial ||= passages && !noText.test(uri.path); continue; }
    if (!named.has(key)) { bytes += size; }
    if (bytes > mostBytesInAll || Date.now() > until) { isPartial = true; break; }
    const isText = passages && !noText.test(uri.path);
    const text = isText ? await textOf(uri, log) : undefined;
    if (text && isOwnText(text.whole)) { continue; }
    looked++;
    isPartial ||= isText && !text;
    for (const file of asked) {
      const candidate = candidateAt(uri, text, file.evidence, nameOf(uri) === nameOf(file.uri));
      if (candidate.held.size || candidate.unsure.size) { found.get(file.uri.toString())!.push(candidate); }
    }
  }
  for (const { uri } of lost) { found.get(uri.toString())!.sort((a, b) => likelier(a, b) || alike(b.uri, uri) - alike(a.uri, uri)); }
  return { candidates: found, looked, isPartial };
}

/** One file as it is now, and which of the evidence it surely holds. */
export async function searchFile(uri: vscode.Uri, evidence: readonly Evidence[], log: vscode.LogOutputChannel, sameName: boolean): Promise<Candidate> {
  return candidateAt(uri, evidence.some(isPassage) ? await textOf(uri, log) : undefined, evidence, sameName);
}

/** The evidence that a file holds, as it would be logged; all of it is described at once. */
export function sourcesOf({ uri, text, held }: Candidate): ReadonlyMap<EntryId, Source> {
  const place = placeOf(uri);
  const spots = [...held].flatMap(([id, { spot }]) => (spot ? [{ id, spot }] : []));
  const described = text?.describe(spots.map(({ spot }) => spot)) ?? [];
  const passages = spots.map(({ id }, i): [EntryId, Source] => [id, { kind: 'passage', place, ...described[i]! }]);
  const files = [...held].flatMap(([id, { spot }]): [EntryId, Source][] => (spot ? [] : [[id, { kind: 'file', place }]]));
  return new Map([...passages, ...files]);
}

const textOf = async (uri: vscode.Uri, log: vscode.LogOutputChannel): Promise<FileText | undefined> => {
  const texts = await readTexts(uri, log);
  return texts && new FileText(texts);
};

/** Whole files go by their name, or go along with passages that are there word for word; passages go by their words. */
function candidateAt(uri: vscode.Uri, text: FileText | undefined, evidence: readonly Evidence[], sameName: boolean): Candidate {
  const held = new Map<EntryId, Match>();
  const unsure = new Map<EntryId, readonly Spot[]>();
  for (const { id, source } of evidence) {
    if (source.kind !== 'passage' || !text || !mayHold(source.selector, text.whole)) { continue; }
    const { location, cell, spots } = text.locate(source);
    // Of one that has no print, even its own words elsewhere are only named.
    if (location.state === 'ambiguous' || (location.state === 'gone' && source.selector.print === undefined && spots.length)) { unsure.set(id, spots); }
    if (!('start' in location)) { continue; }
    const spot = { start: location.start, end: location.end, ...(cell === undefined ? {} : { cell }) };
    held.set(id, { spot, verbatim: location.state !== 'changed', score: location.score });
  }
  const goAlong = sameName ? held.size > 0 || !evidence.some(isPassage) : [...held.values()].some(({ verbatim }) => verbatim);
  if (goAlong) { evidence.filter((piece) => !isPassage(piece)).forEach(({ id }) => held.set(id, { verbatim: false, score: 0 })); }
  return { uri, text, held, unsure, sameName };
}

const isPassage = ({ source }: Evidence): boolean => source.kind === 'passage';

function likelier(a: Candidate, b: Candidate): number {
  const verbatim = ({ held }: Candidate): number => [...held.values()].filter((each) => each.verbatim).length;
  const score = ({ held }: Candidate): number => [...held.values()].reduce((sum, each) => sum + each.score, 0);
  return verbatim(b) - verbatim(a) || score(b) - score(a) || Number(b.sameName) - Number(a.sameName);
}

interface Listed { readonly files: readonly vscode.Uri[]; readonly isPartial: boolean }

async function withNames(lost: readonly EvidenceFile[], token: vscode.CancellationToken | undefined): Promise<Listed> {
  const names = [...new Set(lost.flatMap(({ uri }) => [escapeGlob(nameOf(uri)), `${escapeGlob(stemOf(uri))}.*`]))];
  const found: vscode.Uri[] = [];
  let isPartial = false;
  for (let i = 0; i < names.length; i += namesAtOnce) {
    const some = names.slice(i, i + namesAtOnce);
    const most = mostNamesakes * some.length;
    const files = await vscode.workspace.findFiles(`**/${oneOf(some)}`, left, most, token);
    for (const uri of files) { found.push(uri); }
    isPartial ||= files.length >= most;
  }
  return { files: found, isPartial };
}

/** Files with the endings of the lost ones, then, where there are few, any. */
async function likeThem(lost: readonly EvidenceFile[], token: vscode.CancellationToken | undefined): Promise<Listed> {
  const endings = [...new Set(lost.flatMap(({ uri }) => /\.[^.]+$/.exec(nameOf(uri)) ?? []))].map((ending) => `*${escapeGlob(ending)}`);
  const same = endings.length ? await vscode.workspace.findFiles(`**/${oneOf(endings)}`, left, mostFiles, token) : [];
  if (same.length >= mostFiles) { return { files: same, isPartial: true }; }
  const any = await vscode.workspace.findFiles('**/*', left, mostFiles, token);
  return { files: [...same, ...any.filter(({ path }) => !noText.test(path))], isPartial: any.length >= mostFiles };
}

const nameOf = (uri: vscode.Uri): string => uri.path.split('/').at(-1) ?? '';
const stemOf = (uri: vscode.Uri): string => nameOf(uri).replace(/(?<=.)\.[^.]*$/, '');

/** How many of the folders of two paths are the same. */
function alike(a: vscode.Uri, b: vscode.Uri): number {
  const folders = new Set(b.path.split('/'));
  return a.path.split('/').filter((part) => folders.has(part)).length;
}

const oneOf = ([first, ...rest]: readonly string[]): string => (rest.length ? `{${[first, ...rest].join()}}` : first!);

/** Each sign that means something in a glob, as a class of its own. */
const escapeGlob = (name: string): string => name.replace(/[*?{}[\],]/g, (sign) => `[${sign}]`);
