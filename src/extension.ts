import * as vscode from 'vscode';
import { createApi } from './api';
import type { CraftlogApi } from './api';
import { registerCommands } from './commands';
import { clearConfirmation } from './platform/confirmation';
import { EvidenceStore } from './evidence/evidenceStore';
import { RenameTracker } from './evidence/renameTracker';
import { FrameworkFiles } from './logbook/frameworkFiles';
import { FrameworkStore } from './framework/frameworkStore';
import { LogbookStore } from './logbook/logbookStore';
import { forPerson, logTo } from './platform/messages';
import { DismissedSuggestions } from './companion/dismissedSuggestions';
import { Offers } from './platform/offers';
import { rememberFolders } from './platform/places';
import { ReadinessStore } from './companion/readinessStore';
import { TemplateStore } from './companion/templateStore';
import { FileBadges } from './evidence/fileBadges';
import { FrameworkChanges } from './logbook/frameworkChanges';
import { registerFrameworkEditing } from './framework/registerEditing';
import { registerHover } from './skills/hover';
import { Marks } from './evidence/marks';
import { StoredLogbook } from './logbook/storage/storedLogbook';
import { LogbookDocument } from './logbook/logbookDocument';
import { FrameworkProblems } from './framework/frameworkProblems';
import { Progress } from './progress/progress';
import { Quotes } from './evidence/quotes';
import { ReadinessHints } from './companion/readinessHints';
import { SkillTree } from './skills/skillTree';
import { StatusBar } from './skills/statusBar';
import { ThisFileTree } from './companion/view/thisFileTree';

export async function activate(context: vscode.ExtensionContext): Promise<CraftlogApi> {
  const register = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };

  const log = register(vscode.window.createOutputChannel('Craftlog', { log: true }));
  register({ dispose: clearConfirmation });
  logTo(log);
  register(rememberFolders(context.workspaceState));
  const frameworks = register(await FrameworkStore.open(context.extensionUri, context.workspaceState, log));
  const stored = register(new StoredLogbook(context, log));
  const logbook = register(new LogbookStore(stored, frameworks));
  const evidence = register(new EvidenceStore(logbook, context.workspaceState, log));
  const offers = register(new Offers());
  register(new RenameTracker(logbook, evidence, offers, log));

  const document = register(new LogbookDocument(frameworks, logbook, stored));
  register(stored.moved.onDidFind((moved) => forPerson(async () =>
    (await import('./logbook/later')).offerMoved(stored, offers, moved, (id, name) => document.showOther(id, name)))));

  const tree = register(new SkillTree(frameworks, logbook, evidence, context.workspaceState, log, offers));
  const notThis = register(new DismissedSuggestions(context.workspaceState));
  const readiness = register(new ReadinessStore(frameworks, context.workspaceState));
  register(new ReadinessHints(readiness, log));
  const thisFile = register(new ThisFileTree({ frameworks, logbook, evidence, notThis, readiness, memento: context.workspaceState, log }));
  const panel = register(new Progress(context.extensionUri, frameworks, logbook, evidence, log));
  const quotes = register(new Quotes(logbook, evidence, log));
  register(new StatusBar(frameworks, logbook));
  register(new Marks(context.extensionUri, frameworks, logbook, evidence, log));
  register(new FileBadges(logbook, evidence));
  register(registerHover(frameworks, logbook));
  const files = register(new FrameworkFiles(context, frameworks, logbook, log));
  const changes = register(new FrameworkChanges(files, frameworks, logbook));
  register(stored.onDidForget(() => { readiness.dismissals.clear(); files.forget(); }));
  register(new FrameworkProblems(log));
  register(registerFrameworkEditing(context.extensionUri));

  const templates = new TemplateStore(context.extensionUri, frameworks);
  register(registerCommands({
    frameworks, logbook, stored, document, evidence, tree, thisFile, notThis, readiness, templates, panel, quotes, files, changes, offers, log,
  }));
  return createApi(frameworks, logbook);
}
