import { listAt } from '../../text/listAt';
import * as vscode from 'vscode';
import type { EvidenceState, EvidenceStore } from '../evidence';
import { cellOf, fileOf } from '../evidenceText';
import type { Evidence } from '../../logbook/model/progress';

/** A passage of a document that is evidence, or one of the places where it may be. */
export interface MarkedPassage {
  readonly piece: Evidence;
  readonly state: EvidenceState;
  readonly range: vscode.Range;
}

export const hasEvidence = (document: vscode.TextDocument, evidence: EvidenceStore): boolean => evidence.files.get(fileOf(document.uri)) !== undefined;

/** The passages as they were last located; where several places are equally likely, all of them. In the order of the evidence. */
export function passagesIn(document: vscode.TextDocument, evidence: EvidenceStore): readonly MarkedPassage[] {
  const cell = cellOf(document.uri);
  return (evidence.files.get(fileOf(document.uri))?.evidence ?? []).flatMap((piece) => {
    const { location, state, cell: at, spots = [] } = evidence.knownOf(piece);
    const places = location && 'start' in location ? [{ ...location, cell: at }] : state === 'ambiguous' ? spots : [];
    return places.filter((place) => place.cell === cell).map(({ start, end }) =>
      ({ piece, state, range: new vscode.Range(document.positionAt(start), document.positionAt(end)) }));
  });
}

/** Passages by the line they begin on, from the top. */
export function byLine(passages: readonly MarkedPassage[]): ReadonlyMap<number, readonly MarkedPassage[]> {
  const lines = new Map<number, MarkedPassage[]>();
  for (const passage of [...passages].sort((a, b) => a.range.start.compareTo(b.range.start))) {
    const line = passage.range.start.line;
    listAt(lines, line).push(passage);
  }
  return lines;
}
