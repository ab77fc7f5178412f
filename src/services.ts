import type * as vscode from 'vscode';
import type { EvidenceStore } from './evidence/evidenceStore';
import type { FrameworkFiles } from './logbook/frameworkFiles';
import type { FrameworkStore } from './framework/frameworkStore';
import type { LogbookStore } from './logbook/logbookStore';
import type { DismissedSuggestions } from './companion/dismissedSuggestions';
import type { Offers } from './platform/offers';
import type { ReadinessStore } from './companion/readinessStore';
import type { StoredLogbook } from './logbook/storage/storedLogbook';
import type { FrameworkChanges } from './logbook/frameworkChanges';
import type { TemplateStore } from './companion/templateStore';
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
  readonly notThis: DismissedSuggestions;
  readonly readiness: ReadinessStore;
  readonly templates: TemplateStore;
  readonly panel: Progress;
  readonly quotes: Quotes;
  readonly files: FrameworkFiles;
  readonly changes: FrameworkChanges;
  readonly offers: Offers;
  readonly log: vscode.LogOutputChannel;
}
