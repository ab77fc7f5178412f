import * as vscode from 'vscode';
import { callOf } from './commands/argument';
import type { Call } from './commands/argument';
import { attachCurrent, attachFile, attachLink, attachNote, attachSelection, moveEvidence } from './commands/attach';
import { compareEvidence, showQuote } from './commands/compare';
import { exportAnnotations } from './commands/exportAnnotations';
import { openEvidence, removeEvidence, undo } from './commands/evidence';
import { relinkEvidence, updateEvidence } from './commands/relink';
import { deleteData, restoreBackup, showData, showLogbook } from './commands/backup';
import type { FindingArgument } from './commands/findings';
import type { NewDocumentArgument } from './commands/newDocument';
import { exportLogbook, importLogbook } from './commands/logbook';
import type { Services } from './commands/services';
import { filterSkills, groupSkills, revealInSkills, showProgress } from './commands/show';
import { mark, toggleDone } from './commands/status';
import { attachSuggestion, notThis, suggestAgain } from './commands/suggestions';
import { UserError } from './userError';

// The argument type of each handler is its own, so the table cannot name one; `any` is confined to this line.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Handler = (services: Services, call: Call<any>) => unknown;

/** Every command, id to handler. A test holds this table, package.json and package.nls.json together. */
export const commands = {
  'craftlog.attachFile': attachFile,
  'craftlog.attachSelection': attachSelection,
  'craftlog.attachCurrent': attachCurrent,
  'craftlog.attachSuggestion': attachSuggestion,
  'craftlog.attachLink': attachLink,
  'craftlog.attachNote': attachNote,
  'craftlog.moveEvidence': moveEvidence,
  'craftlog.markDone': mark('done'),
  'craftlog.markInProgress': mark('inProgress'),
  'craftlog.markNotStarted': mark('notStarted'),
  'craftlog.markNotRelevant': mark('notRelevant'),
  'craftlog.toggleDone': toggleDone,
  'craftlog.openEvidence': openEvidence,
  'craftlog.relinkEvidence': relinkEvidence,
  'craftlog.updateEvidence': updateEvidence,
  'craftlog.compareEvidence': compareEvidence,
  'craftlog.showQuote': showQuote,
  'craftlog.removeEvidence': removeEvidence,
  'craftlog.exportAnnotations': exportAnnotations,
  'craftlog.notThis': notThis,
  'craftlog.suggestAgain': suggestAgain,
  'craftlog.dismissFinding': async (services, call: Call<FindingArgument>) => (await import('./commands/findings')).dismissFinding(services, call),
  'craftlog.restoreFinding': async (services, call: Call<FindingArgument>) => (await import('./commands/findings')).restoreFinding(services, call),
  'craftlog.newDocument': async (services, call: Call<NewDocumentArgument>) => (await import('./commands/newDocument')).newDocument(services, call),
  'craftlog.undo': undo,
  'craftlog.showProgress': showProgress,
  'craftlog.revealInSkills': revealInSkills,
  'craftlog.filterSkills': filterSkills,
  'craftlog.groupSkills': groupSkills,
  'craftlog.showLogbook': showLogbook,
  'craftlog.exportLogbook': exportLogbook,
  'craftlog.importLogbook': importLogbook,
  'craftlog.restoreBackup': restoreBackup,
  'craftlog.showData': showData,
  'craftlog.deleteData': deleteData,
  'craftlog.showLog': ({ log }) => log.show(),
} satisfies Record<`craftlog.${string}`, Handler>;

export type CommandId = keyof typeof commands;

export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(...Object.entries<Handler>(commands).map(([id, handler]) =>
    vscode.commands.registerCommand(id, (first: unknown, second: unknown) => run(services, id, handler, callOf(first, second)))));
}

/** With an argument object the caller gets the error; a person gets it as a message with the buttons that help. */
async function run(services: Services, id: string, handler: Handler, call: Call<unknown>): Promise<unknown> {
  try {
    return await handler(services, call);
  } catch (error) {
    const readable = error instanceof UserError ? error
      : new UserError(vscode.l10n.t('That did not work. Nothing has been changed. See the Craftlog log for details.'), [
        { title: vscode.l10n.t('Show Log'), command: 'craftlog.showLog' },
      ], { cause: error });
    services.log.error(id, readable.cause ?? readable.message);
    if (call.argument && !(call.argument as { ask?: boolean }).ask) { throw readable; }
    void report(readable);
    return undefined;
  }
}

async function report({ message, remedies }: UserError): Promise<void> {
  const choice = await vscode.window.showErrorMessage(message, ...remedies.map(({ title }) => title));
  const remedy = remedies.find(({ title }) => title === choice);
  if (remedy) { await vscode.commands.executeCommand(remedy.command, ...(remedy.arguments ?? [])); }
}
