import type * as vscode from 'vscode';
import type { FileTexts } from './evidenceText';
import type { PassageSource } from './model/logbook';
import { indexText, locate } from './model/passage';
import type { Location, Selector, TextIndex } from './model/passage';
import { standsUntouched } from './model/passage/sameness';
import type { Evidence } from './model/progress';

/** Whether evidence is still there. `unknown`: not looked at yet, cannot be read, or its folder is not open. */
export type EvidenceState = Location['state'] | 'unknown';

export interface LocatedEvidence {
  readonly state: EvidenceState;
  /** The file it is in, or was in. */
  readonly uri?: vscode.Uri;
  /** In a notebook, the zero-based index of the cell that `location` is in. */
  readonly cell?: number;
  readonly location?: Location;
}

type Find = (selector: Selector) => Location;

/** Finds evidence in the texts of its file. `gone`: there is no such file. `texts`: `undefined` when they could not be read. */
export function finder(uri: vscode.Uri, gone: boolean, texts: FileTexts | undefined): (piece: Evidence) => LocatedEvidence {
  const finds = texts?.texts.map(finderIn) ?? [];
  return ({ source }) => {
    if (gone) { return { state: 'gone', uri }; }
    if (source.kind !== 'passage') { return { state: 'found', uri }; }
    if (!texts) { return { state: 'unknown', uri }; }
    return texts.cells ? findInCells(source, finds, uri) : within(finds[0]!(source.selector), uri);
  };
}

/**
 * `locate` for many passages of one text. Most files have not changed since, and a passage that stands untouched where it stood
 * needs no index, which takes a hundred times as long as reading the text. Of a long passage the middle is not kept, so it is looked for.
 */
function finderIn(text: string): Find {
  let index: TextIndex | undefined;
  return (selector) => {
    const { start, end } = selector;
    if (selector.tail === undefined && standsUntouched(selector, text)) { return { state: 'found', start, end, score: 1 }; }
    return locate(selector, index ??= indexText(text));
  };
}

const within = (location: Location, uri: vscode.Uri, cell?: number): LocatedEvidence =>
  ({ state: location.state, uri, location, ...(cell === undefined ? {} : { cell }) });

/** The cell it was in comes first, then the others; the same words in another cell have moved. */
function findInCells({ selector, cell: own = 0 }: PassageSource, finds: readonly Find[], uri: vscode.Uri): LocatedEvidence {
  const order = finds.map((_, i) => i).sort((a, b) => Number(b === own) - Number(a === own));
  let best: LocatedEvidence = { state: 'gone', uri, location: { state: 'gone', score: 0 } };
  for (const cell of order) {
    const location = finds[cell]!(selector);
    if (location.state === 'found' || location.state === 'moved') {
      const { start, end, score } = location;
      return within(cell === own ? location : { state: 'moved', start, end, score }, uri, cell);
    }
    if (best.state === 'gone') { best = within(location, uri, cell); }
  }
  return best;
}
