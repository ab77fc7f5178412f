import * as vscode from 'vscode';
import { callOf } from './commands/argument';
import type { Call } from './commands/argument';
import type { Services } from './commands/services';
import { readable, tellError } from './messages';

// The argument type of each handler is its own, so the table cannot name one; `any` is confined to this line.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Handler = (services: Services, call: Call<any>) => unknown;

/** A command whose code is loaded when it is first used, as nearly all are. */
const later = <T>(load: () => Promise<(services: Services, call: Call<T>) => unknown>) =>
  async (services: Services, call: Call<T>): Promise<unknown> => (await load())(services, call);

/** Every command, id to handler. A test holds this table, package.json and package.nls.json together. */
export const commands = {
  'craftlog.attachFile': later(async () => (await import('./commands/attach')).attachFile),
  'craftlog.attachSelection': later(async () => (await import('./commands/attach')).attachSelection),
  'craftlog.attachCurrent': later(async () => (await import('./commands/attach')).attachCurrent),
  'craftlog.attachLink': later(async () => (await import('./commands/attach')).attachLink),
  'craftlog.attachNote': later(async () => (await import('./commands/attach')).attachNote),
  'craftlog.moveEvidence': later(async () => (await import('./commands/attach')).moveEvidence),
  'craftlog.markDone': later(async () => (await import('./commands/status')).mark('done')),
  'craftlog.markInProgress': later(async () => (await import('./commands/status')).mark('inProgress')),
  'craftlog.markNotStarted': later(async () => (await import('./commands/status')).mark('notStarted')),
  'craftlog.markNotRelevant': later(async () => (await import('./commands/status')).mark('notRelevant')),
  'craftlog.toggleDone': later(async () => (await import('./commands/status')).toggleDone),
  'craftlog.openEvidence': later(async () => (await import('./commands/evidence')).openEvidence),
  'craftlog.relinkEvidence': later(async () => (await import('./commands/relink')).relinkEvidence),
  'craftlog.updateEvidence': later(async () => (await import('./commands/relink')).updateEvidence),
  'craftlog.compareEvidence': later(async () => (await import('./commands/compare')).compareEvidence),
  'craftlog.showQuote': later(async () => (await import('./commands/compare')).showQuote),
  'craftlog.removeEvidence': later(async () => (await import('./commands/evidence')).removeEvidence),
  'craftlog.exportPortfolio': later(async () => (await import('./commands/portfolio/exportPortfolio')).exportPortfolio),
  'craftlog.requestReview': later(async () => (await import('./commands/review/requestReview')).requestReview),
  'craftlog.importReview': later(async () => (await import('./commands/review/importReview')).importReview),
  'craftlog.answerFeedback': later(async () => (await import('./commands/review/answerFeedback')).answerFeedback),
  'craftlog.keepPrivate': later(async () => (await import('./commands/privacy')).setPrivate(true)),
  'craftlog.allowInPortfolio': later(async () => (await import('./commands/privacy')).setPrivate(false)),
  'craftlog.undo': later(async () => (await import('./commands/evidence')).undo),
  'craftlog.rateSkill': later(async () => (await import('./commands/rateSkill')).rateSkill),
  'craftlog.setRole': later(async () => (await import('./commands/plan')).setRole),
  'craftlog.setStartDate': later(async () => (await import('./commands/plan')).setStartDate),
  'craftlog.setMilestoneDate': later(async () => (await import('./commands/plan')).setMilestoneDate),
  'craftlog.tickPlan': later(async () => (await import('./commands/plan')).tickPlan),
  'craftlog.startCheckIn': later(async () => (await import('./commands/startCheckIn')).startCheckIn),
  'craftlog.showProgress': later(async () => (await import('./commands/show')).showProgress),
  'craftlog.revealInSkills': later(async () => (await import('./commands/show')).revealInSkills),
  'craftlog.filterSkills': later(async () => (await import('./commands/show')).filterSkills),
  'craftlog.groupSkills': later(async () => (await import('./commands/show')).groupSkills),
  'craftlog.showLogbook': later(async () => (await import('./commands/backup')).showLogbook),
  'craftlog.exportLogbook': later(async () => (await import('./commands/logbook')).exportLogbook),
  'craftlog.importLogbook': later(async () => (await import('./commands/logbook')).importLogbook),
  'craftlog.importFramework': later(async () => (await import('./commands/importFramework')).importFramework),
  'craftlog.exportFramework': later(async () => (await import('./commands/exportFramework')).exportFramework),
  'craftlog.restoreBackup': later(async () => (await import('./commands/backup')).restoreBackup),
  'craftlog.showData': later(async () => (await import('./commands/backup')).showData),
  'craftlog.deleteData': later(async () => (await import('./commands/backup')).deleteData),
  'craftlog.chooseFrameworks': later(async () => (await import('./commands/chooseFrameworks')).chooseFrameworks),
  'craftlog.newFramework': later(async () => (await import('./commands/newFramework')).newFramework),
  'craftlog.renameActivityId': later(async () => (await import('./commands/renameActivityId')).renameActivityId),
  'craftlog.showFrameworkChanges': ({ changes }) => changes.show(),
  'craftlog.linkActivities': later(async () => (await import('./commands/sameAs')).linkActivities),
  'craftlog.unlinkActivities': later(async () => (await import('./commands/sameAs')).unlinkActivities),
  'craftlog.attachSuggestion': later(async () => (await import('./commands/suggestions')).attachSuggestion),
  'craftlog.notThis': later(async () => (await import('./commands/suggestions')).notThis),
  'craftlog.suggestAgain': later(async () => (await import('./commands/suggestions')).suggestAgain),
  'craftlog.dismissFinding': later(async () => (await import('./commands/findings')).dismissFinding),
  'craftlog.restoreFinding': later(async () => (await import('./commands/findings')).restoreFinding),
  'craftlog.newDocument': later(async () => (await import('./commands/newDocument')).newDocument),
  'craftlog.showLog': ({ log }) => log.show(),
} satisfies Record<`craftlog.${string}`, Handler>;

export type CommandId = keyof typeof commands;

export function registerCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(...Object.entries<Handler>(commands).map(([id, handler]) =>
    vscode.commands.registerCommand(id, (first: unknown, second: unknown) => run(services, id, handler, callOf(first, second)))));
}

/** With an argument object the caller gets the error; a person gets it as a message with the buttons that help. */
async function run(services: Services, id: string, handler: Handler, call: Call<unknown>): Promise<unknown> {
  const before = services.logbook.entries;
  try {
    return await handler(services, call);
  } catch (error) {
    const told = readable(error, whatIsKnown(services.logbook.entries === before));
    if (call.argument && !(call.argument as { ask?: boolean }).ask) {
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
