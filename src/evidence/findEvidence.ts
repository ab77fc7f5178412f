import type * as vscode from 'vscode';
import { FileText } from './model/fileText';
import type { FileTexts, Spot } from './model/fileText';
import type { Location } from '../passage/passage';
import type { Evidence } from '../logbook/model/progress';

/**
 * Whether evidence is still there. `unreadable`: its file is there, but cannot be read. `unknown`: not looked at yet, or its folder is not
 * open. `unasked`: it is outside the folders and nobody has opened it, so it is not asked about.
 */
export type EvidenceState = Location['state'] | 'unreadable' | 'unknown' | 'unasked';

export interface LocatedEvidence {
  readonly state: EvidenceState;
  /** The file it is in, or was in. */
  readonly uri?: vscode.Uri;
  /** In a notebook, the zero-based index of the cell that `location` is in. */
  readonly cell?: number;
  /** In a notebook its offsets count in the cell, but those of several places in the whole: ask `spots` for these. */
  readonly location?: Location;
  /** The places it may be at when they are several, or look-alikes of what has gone; likeliest first. */
  readonly spots?: readonly Spot[];
}

/** Finds evidence in the texts of its file, which may be gone or unreadable. `texts`: `undefined` when they could not be read. */
export function finder(uri: vscode.Uri, file: 'there' | 'gone' | 'unreadable', texts: FileTexts | undefined): (piece: Evidence) => LocatedEvidence {
  const text = texts && new FileText(texts);
  return ({ source }) => {
    if (file !== 'there') { return { state: file, uri }; }
    if (source.kind !== 'passage') { return { state: 'found', uri }; }
    if (!text) { return { state: 'unreadable', uri }; }
    const { location, cell, spots } = text.locate(source);
    return { state: location.state, uri, location, spots, ...(cell === undefined ? {} : { cell }) };
  };
}
