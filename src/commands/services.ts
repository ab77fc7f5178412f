import type * as vscode from 'vscode';
import type { EvidenceStore } from '../evidence';
import type { FrameworkStore } from '../frameworks';
import type { LogbookStore } from '../logbook';
import type { StoredLogbook } from '../storage/storedLogbook';
import type { LogbookDocument } from '../views/logbookDocument';
import type { Progress } from '../views/progress/progress';
import type { Quotes } from '../views/quotes';
import type { SkillTree } from '../views/skills/skillTree';

/** What commands work with. */
export interface Services {
  readonly frameworks: FrameworkStore;
  readonly logbook: LogbookStore;
  readonly stored: StoredLogbook;
  readonly document: LogbookDocument;
  readonly evidence: EvidenceStore;
  readonly tree: SkillTree;
  readonly panel: Progress;
  readonly quotes: Quotes;
  readonly log: vscode.LogOutputChannel;
}
