import type * as vscode from 'vscode';
import type { EvidenceStore } from '../evidence';
import type { FrameworkFiles } from '../frameworkFiles';
import type { FrameworkStore } from '../frameworks';
import type { LogbookStore } from '../logbook';
import type { NotThis } from '../notThis';
import type { Offers } from '../offers';
import type { ReadinessStore } from '../readiness';
import type { StoredLogbook } from '../storage/storedLogbook';
import type { FrameworkChanges } from '../views/frameworkChanges/frameworkChanges';
import type { TemplateStore } from '../templates';
import type { LogbookDocument } from '../views/logbookDocument';
import type { Progress } from '../views/progress/progress';
import type { Quotes } from '../views/quotes';
import type { SkillTree } from '../views/skills/skillTree';
import type { ThisFileTree } from '../views/thisFile/thisFileTree';

/** What commands work with. */
export interface Services {
  readonly frameworks: FrameworkStore;
  readonly logbook: LogbookStore;
  readonly stored: StoredLogbook;
  readonly document: LogbookDocument;
  readonly evidence: EvidenceStore;
  readonly tree: SkillTree;
  readonly thisFile: ThisFileTree;
  readonly notThis: NotThis;
  readonly readiness: ReadinessStore;
  readonly templates: TemplateStore;
  readonly panel: Progress;
  readonly quotes: Quotes;
  readonly files: FrameworkFiles;
  readonly changes: FrameworkChanges;
  readonly offers: Offers;
  readonly log: vscode.LogOutputChannel;
}
