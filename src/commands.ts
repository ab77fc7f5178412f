import * as vscode from 'vscode';
import { type Call, callOf } from './platform/commandCall';
import { readable, tellError } from './platform/messages';
import { isFolderOpen } from './platform/places';
import type { Services } from './services';
import type { Row } from './skills/row';

// The argument type of each handler is its own, so the table cannot name one; `any` is confined to this line.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Handler = (services: Services, call: Call<any>) => unknown;

/** A command whose code is loaded when it is first used, as nearly all are. */
const later = <T>(load: () => Promise<(services: Services, call: Call<T>) => unknown>) =>
  async (services: Services, call: Call<T>): Promise<unknown> => (await load())(services, call);

/** As `later`, for what goes into the logbook. That lives with a folder, so the folder comes first, before anything is asked. */
const logs = <T>(load: () => Promise<(services: Services, call: Call<T>) => unknown>) => async (services: Services, call: Call<T>): Promise<unknown> =>
  (isFolderOpen() ? later(load)(services, call) : (await import('./evidence/later')).askForFolder(call));

/** Every command, id to handler. A test holds this table, package.json and package.nls.json together. */
export const commands = {
  'craftlog.attachFile': logs(async () => (await import('./evidence/later')).attachFile),
  'craftlog.attachSelection': logs(async () => (await import('./evidence/later')).attachSelection),
  'craftlog.attachCurrent': logs(async () => (await import('./evidence/later')).attachCurrent),
  'craftlog.attachLink': logs(async () => (await import('./evidence/later')).attachLink),
  'craftlog.attachNote': logs(async () => (await import('./evidence/later')).attachNote),
  'craftlog.moveEvidence': logs(async () => (await import('./evidence/later')).moveEvidence),
  'craftlog.markDone': logs(async () => (await import('./skills/later')).mark('done')),
  'craftlog.markInProgress': logs(async () => (await import('./skills/later')).mark('inProgress')),
  'craftlog.markNotStarted': logs(async () => (await import('./skills/later')).mark('notStarted')),
  'craftlog.markNotRelevant': logs(async () => (await import('./skills/later')).mark('notRelevant')),
  'craftlog.toggleDone': logs(async () => (await import('./skills/later')).toggleDone),
  'craftlog.openEvidence': later(async () => (await import('./evidence/later')).openEvidence),
  'craftlog.relinkEvidence': logs(async () => (await import('./evidence/later')).relinkEvidence),
  'craftlog.updateEvidence': logs(async () => (await import('./evidence/later')).updateEvidence),
  'craftlog.compareEvidence': later(async () => (await import('./evidence/later')).compareEvidence),
  'craftlog.showQuote': later(async () => (await import('./evidence/later')).showQuote),
  'craftlog.removeEvidence': logs(async () => (await import('./evidence/later')).removeEvidence),
  'craftlog.exportPortfolio': later(async () => (await import('./sharing/later')).exportPortfolio),
  'craftlog.requestReview': later(async () => (await import('./sharing/later')).requestReview),
  'craftlog.importReview': logs(async () => (await import('./sharing/later')).importReview),
  'craftlog.answerFeedback': logs(async () => (await import('./sharing/later')).answerFeedback),
  'craftlog.keepPrivate': logs(async () => (await import('./evidence/later')).setPrivate(true)),
  'craftlog.allowInPortfolio': logs(async () => (await import('./evidence/later')).setPrivate(false)),
  'craftlog.undo': later(async () => (await import('./evidence/later')).undo),
  'craftlog.rateSkill': logs(async () => (await import('./progress/later')).rateSkill),
  'craftlog.setRole': logs(async () => (await import('./progress/later')).setRole),
  'craftlog.setStartDate': logs(async () => (await import('./progress/later')).setStartDate),
  'craftlog.setMilestoneDate': logs(async () => (await import('./progress/later')).setMilestoneDate),
  'craftlog.tickPlan': logs(async () => (await import('./progress/later')).tickPlan),
  'craftlog.startCheckIn': logs(async () => (await import('./sharing/later')).startCheckIn),
  'craftlog.showProgress': later(async () => (await import('./skills/later')).showProgress),
  'craftlog.revealInSkills': later(async () => (await import('./skills/later')).revealInSkills),
  'craftlog.filterSkills': later(async () => (await import('./skills/later')).filterSkills),
  'craftlog.groupSkills': later(async () => (await import('./skills/later')).groupSkills),
  'craftlog.showLogbook': later(async () => (await import('./logbook/later')).showLogbook),
  'craftlog.exportLogbook': later(async () => (await import('./logbook/later')).exportLogbook),
  'craftlog.importLogbook': logs(async () => (await import('./logbook/later')).importLogbook),
  'craftlog.importFramework': later(async () => (await import('./formats/later')).importFramework),
  'craftlog.exportFramework': later(async () => (await import('./formats/later')).exportFramework),
  'craftlog.restoreBackup': logs(async () => (await import('./logbook/later')).restoreBackup),
  'craftlog.showData': later(async () => (await import('./logbook/later')).showData),
  'craftlog.deleteData': later(async () => (await import('./logbook/later')).deleteData),
  'craftlog.chooseFrameworks': later(async () => (await import('./framework/later')).chooseFrameworks),
  'craftlog.newFramework': later(async () => (await import('./framework/later')).newFramework),
  'craftlog.renameActivityId': later(async () => (await import('./framework/later')).renameActivityId),
  'craftlog.showFrameworkChanges': ({ changes }) => changes.show(),
  'craftlog.linkActivities': logs(async () => (await import('./logbook/later')).linkActivities),
  'craftlog.unlinkActivities': logs(async () => (await import('./logbook/later')).unlinkActivities),
  'craftlog.attachSuggestion': logs(async () => (await import('./companion/later')).attachSuggestion),
  'craftlog.notThis': later(async () => (await import('./companion/later')).notThis),
  'craftlog.suggestAgain': later(async () => (await import('./companion/later')).suggestAgain),
  'craftlog.dismissFinding': later(async () => (await import('./companion/later')).dismissFinding),
  'craftlog.restoreFinding': later(async () => (await import('./companion/later')).restoreFinding),
  'craftlog.answerOffer': later(async () => (await import('./skills/later')).answerOffer),
  'craftlog.newDocument': later(async () => (await import('./companion/later')).newDocument),
  'craftlog.showLog': ({ log }) => log.show(),
} satisfies Record<`craftlog.${string}`, Handler>;

export type CommandId = keyof typeof commands;

export function registerCommands(services: Services): vscode.Disposable {
  const isRow = (value: unknown): value is Row => services.tree.has(value) || services.thisFile.has(value);
  return vscode.Disposable.from(...(Object.entries(commands) as [CommandId, Handler][]).map(([id, handler]) =>
    vscode.commands.registerCommand(id, (...given: readonly unknown[]) => run(services, id, handler, callOf(given, isRow)))));
}

/** With an argument object the caller gets the error; a person gets it as a message with the buttons that help. */
async function run(services: Services, id: CommandId, handler: Handler, call: Call<unknown>): Promise<unknown> {
  const before = services.logbook.entries;
  try {
    if (call.argument === undefined) { return await handler(services, call); }
    const { checkedArgument } = await import('./later');
    return await handler(services, { ...call, argument: checkedArgument(id, call.argument) });
  } catch (error) {
    const told = readable(error, whatIsKnown(services.logbook.entries === before));
    if (call.argument !== undefined && (call.argument as { ask?: unknown }).ask !== true) {
      services.log.error(id, told.cause ?? told.message);
      throw told;
    }
    tellError(told, () => run(services, id, handler, call));
    return undefined;
  }
}

/** Of an error that nobody foresaw, only this is known: whether the logbook is as it was before. */
const whatIsKnown = (isAsBefore: boolean): string => (isAsBefore
  ? vscode.l10n.t('That did not work. Your logbook is as it was. See the Craftlog log for details.')
  : vscode.l10n.t('That did not work, or only in part. See the Craftlog log for details.'));
