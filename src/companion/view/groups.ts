import type * as vscode from 'vscode';
import type { EvidenceStore } from '../../evidence/evidenceStore';
import type { FrameworkStore } from '../../framework/frameworkStore';
import type { LogbookStore } from '../../logbook/logbookStore';
import type { DismissedSuggestions } from '../dismissedSuggestions';
import type { ReadinessStore } from '../readinessStore';
import { EvidenceGroup } from './evidenceGroup';
import type { FileGroup } from './group';
import { LooksLikeGroup } from './looksLikeGroup';
import { ReadyGroup } from './readyGroup';

/** The groups of For This File, in the order people see them. Loaded when the view is first seen. */
export function groupsOf(stores: ThisFileStores): readonly FileGroup[] {
  return [new EvidenceGroup(stores), new LooksLikeGroup(stores), new ReadyGroup(stores)];
}

/** What the groups of For This File read from. */
export interface ThisFileStores {
  readonly frameworks: FrameworkStore;
  readonly logbook: LogbookStore;
  readonly evidence: EvidenceStore;
  readonly notThis: DismissedSuggestions;
  readonly readiness: ReadinessStore;
  readonly memento: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}
