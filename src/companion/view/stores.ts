import type * as vscode from 'vscode';
import type { EvidenceStore } from '../../evidence/evidence';
import type { FrameworkStore } from '../../framework/frameworks';
import type { LogbookStore } from '../../logbook/logbook';
import type { NotThis } from '../notThis';
import type { ReadinessStore } from '../readiness';

/** What the groups of For This File read from. */
export interface ThisFileStores {
  readonly frameworks: FrameworkStore;
  readonly logbook: LogbookStore;
  readonly evidence: EvidenceStore;
  readonly notThis: NotThis;
  readonly readiness: ReadinessStore;
  readonly memento: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}
