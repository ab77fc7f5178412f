import type * as vscode from 'vscode';
import type { EvidenceStore } from './evidence/evidence';
import type { FrameworkFiles } from './logbook/frameworkFiles';
import type { FrameworkStore } from './framework/frameworks';
import type { LogbookStore } from './logbook/logbook';
import type { NotThis } from './companion/notThis';
import type { Offers } from './platform/offers';
import type { ReadinessStore } from './companion/readiness';
import type { StoredLogbook } from './logbook/storage/storedLogbook';
import type { FrameworkChanges } from './logbook/frameworkChanges/frameworkChanges';
import type { TemplateStore } from './companion/templates';
import type { LogbookDocument } from './logbook/logbookDocument';
import type { Progress } from './progress/progress';
import type { Quotes } from './evidence/quotes';
import type { SkillTree } from './skills/skillTree';
import type { ThisFileTree } from './companion/view/thisFileTree';

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
