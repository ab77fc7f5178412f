import type * as vscode from 'vscode';
import type { EvidenceStore } from '../../evidence';
import type { FrameworkStore } from '../../frameworks';
import type { LogbookStore } from '../../logbook';

/** What the groups of For This File read from. */
export interface ThisFileStores {
  readonly frameworks: FrameworkStore;
  readonly logbook: LogbookStore;
  readonly evidence: EvidenceStore;
  readonly memento: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}
