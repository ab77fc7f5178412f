import * as vscode from 'vscode';
import { type Call, callOf } from './platform/argument';
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
  (isFolderOpen() ? later(load)(services, call) : (await import('./evidence/commands/target')).askForFolder(call));

/** Every command, id to handler. A test holds this table, package.json and package.nls.json together. */
export const commands = {
  'craftlog.attachFile': logs(async () => (await import('./evidence/commands/attach')).attachFile),
  'craftlog.attachSelection': logs(async () => (await import('./evidence/commands/attach')).attachSelection),
  'craftlog.attachCurrent': logs(async () => (await import('./evidence/commands/attach')).attachCurrent),
  'craftlog.attachLink': logs(async () => (await import('./evidence/commands/attach')).attachLink),
  'craftlog.attachNote': logs(async () => (await import('./evidence/commands/attach')).attachNote),
  'craftlog.moveEvidence': logs(async () => (await import('./evidence/commands/logEvidence')).moveEvidence),
  'craftlog.markDone': logs(async () => (await import('./skills/commands/status')).mark('done')),
  'craftlog.markInProgress': logs(async () => (await import('./skills/commands/status')).mark('inProgress')),
  'craftlog.markNotStarted': logs(async () => (await import('./skills/commands/status')).mark('notStarted')),
  'craftlog.markNotRelevant': logs(async () => (await import('./skills/commands/status')).mark('notRelevant')),
  'craftlog.toggleDone': logs(async () => (await import('./skills/commands/status')).toggleDone),
  'craftlog.openEvidence': later(async () => (await import('./evidence/commands/evidence')).openEvidence),
  'craftlog.relinkEvidence': logs(async () => (await import('./evidence/commands/relink')).relinkEvidence),
  'craftlog.updateEvidence': logs(async () => (await import('./evidence/commands/relink')).updateEvidence),
  'craftlog.compareEvidence': later(async () => (await import('./evidence/commands/compare')).compareEvidence),
  'craftlog.showQuote': later(async () => (await import('./evidence/commands/compare')).showQuote),
  'craftlog.removeEvidence': logs(async () => (await import('./evidence/commands/evidence')).removeEvidence),
  'craftlog.exportPortfolio': later(async () => (await import('./sharing/portfolio/exportPortfolio')).exportPortfolio),
  'craftlog.requestReview': later(async () => (await import('./sharing/review/requestReview')).requestReview),
  'craftlog.importReview': logs(async () => (await import('./sharing/review/importReview')).importReview),
  'craftlog.answerFeedback': logs(async () => (await import('./sharing/review/answerFeedback')).answerFeedback),
  'craftlog.keepPrivate': logs(async () => (await import('./evidence/commands/evidence')).setPrivate(true)),
  'craftlog.allowInPortfolio': logs(async () => (await import('./evidence/commands/evidence')).setPrivate(false)),
  'craftlog.undo': later(async () => (await import('./evidence/commands/evidence')).undo),
  'craftlog.rateSkill': logs(async () => (await import('./progress/commands/rateSkill')).rateSkill),
  'craftlog.setRole': logs(async () => (await import('./progress/commands/plan')).setRole),
  'craftlog.setStartDate': logs(async () => (await import('./progress/commands/plan')).setStartDate),
  'craftlog.setMilestoneDate': logs(async () => (await import('./progress/commands/plan')).setMilestoneDate),
  'craftlog.tickPlan': logs(async () => (await import('./progress/commands/plan')).tickPlan),
  'craftlog.startCheckIn': logs(async () => (await import('./sharing/startCheckIn')).startCheckIn),
  'craftlog.showProgress': later(async () => (await import('./skills/commands/show')).showProgress),
  'craftlog.revealInSkills': later(async () => (await import('./skills/commands/show')).revealInSkills),
  'craftlog.filterSkills': later(async () => (await import('./skills/commands/show')).filterSkills),
  'craftlog.groupSkills': later(async () => (await import('./skills/commands/show')).groupSkills),
  'craftlog.showLogbook': later(async () => (await import('./logbook/commands/backup')).showLogbook),
  'craftlog.exportLogbook': later(async () => (await import('./logbook/commands/logbook')).exportLogbook),
  'craftlog.importLogbook': logs(async () => (await import('./logbook/commands/logbook')).importLogbook),
  'craftlog.importFramework': later(async () => (await import('./formats/commands/importFramework')).importFramework),
  'craftlog.exportFramework': later(async () => (await import('./formats/commands/exportFramework')).exportFramework),
  'craftlog.restoreBackup': logs(async () => (await import('./logbook/commands/backup')).restoreBackup),
  'craftlog.showData': later(async () => (await import('./logbook/commands/backup')).showData),
  'craftlog.deleteData': later(async () => (await import('./logbook/commands/backup')).deleteData),
  'craftlog.chooseFrameworks': later(async () => (await import('./framework/commands/chooseFrameworks')).chooseFrameworks),
  'craftlog.newFramework': later(async () => (await import('./framework/commands/newFramework')).newFramework),
  'craftlog.renameActivityId': later(async () => (await import('./framework/commands/renameActivityId')).renameActivityId),
  'craftlog.showFrameworkChanges': ({ changes }) => changes.show(),
  'craftlog.linkActivities': logs(async () => (await import('./logbook/commands/sameAs')).linkActivities),
  'craftlog.unlinkActivities': logs(async () => (await import('./logbook/commands/sameAs')).unlinkActivities),
  'craftlog.attachSuggestion': logs(async () => (await import('./companion/commands/suggestions')).attachSuggestion),
  'craftlog.notThis': later(async () => (await import('./companion/commands/suggestions')).notThis),
  'craftlog.suggestAgain': later(async () => (await import('./companion/commands/suggestions')).suggestAgain),
  'craftlog.dismissFinding': later(async () => (await import('./companion/commands/findings')).dismissFinding),
  'craftlog.restoreFinding': later(async () => (await import('./companion/commands/findings')).restoreFinding),
  'craftlog.answerOffer': later(async () => (await import('./skills/commands/show')).answerOffer),
  'craftlog.newDocument': later(async () => (await import('./companion/commands/newDocument')).newDocument),
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
    const { checkedArgument } = await import('./checkedArgument');
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
