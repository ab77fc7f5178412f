import type * as vscode from 'vscode';
import type { Evidence } from '../logbook/model/progress';
import { placeIn, uriOf } from '../platform/places';

/** A file and all the evidence in it. */
export interface EvidenceFile {
  readonly uri: vscode.Uri;
  readonly evidence: readonly Evidence[];
}

/** Evidence by the file it is in. Links, notes and files of folders that are not open are left out. */
export class EvidenceFiles {
  private readonly byKey = new Map<string, { uri: vscode.Uri; evidence: Evidence[] }>();
  /** Every folder above a file with evidence, so that what happens elsewhere costs one look-up. */
  private readonly folders = new Set<string>();

  /** Cost: linear in the evidence. */
  constructor(evidence: readonly Evidence[]) {
    for (const piece of evidence) {
      const place = placeIn(piece.source);
      const uri = place && uriOf(place);
      if (!uri) { continue; }
      const key = uri.toString();
      const file = this.byKey.get(key);
      if (file) { file.evidence.push(piece); continue; }
      this.byKey.set(key, { uri, evidence: [piece] });
      for (let end = key.lastIndexOf('/'); end > 0 && !this.folders.has(key.slice(0, end)); end = key.lastIndexOf('/', end - 1)) {
        this.folders.add(key.slice(0, end));
      }
    }
  }

  get all(): Iterable<EvidenceFile> {
    return this.byKey.values();
  }

  get(uri: vscode.Uri | string): EvidenceFile | undefined {
    return this.byKey.get(uri.toString());
  }

  /** The file itself, or all files with evidence in a folder. */
  under(uri: vscode.Uri): readonly EvidenceFile[] {
    const key = uri.toString().replace(/\/$/, '');
    const file = this.byKey.get(key);
    if (file) { return [file]; }
    return this.folders.has(key) ? [...this.byKey].filter(([other]) => other.startsWith(`${key}/`)).map(([, found]) => found) : [];
  }
}
