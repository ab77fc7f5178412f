import * as vscode from 'vscode';
import type { Entry, Fact } from '../../logbook/model/logbook';
import type { Progress } from '../../logbook/model/progress';
import { tickFacts } from '../../logbook/model/tick';
import { asGiven, type Call } from '../../platform/commandCall';
import { dateWords, today } from '../../platform/dates';
import { askText } from '../../platform/messages';
import { pickTicked, showList } from '../../platform/quickPick';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { type Day, isDay } from '../../text/day';
import { chosenRole, roleOf, rolesIn } from '../../logbook/model/levels';
import { showUndoable } from '../../logbook/showUndoable';
import { dueDates, type MilestoneKey, milestonesIn, type PlannedThing, planOf, startOf, thingOf } from '../../logbook/model/plan';

export interface RoleArgument { readonly role: string }
export interface StartArgument { readonly date: Day }
/** Without a date the milestone is due when the framework suggests again. */
export interface DueArgument { readonly milestone: MilestoneKey; readonly date?: Day; readonly ask?: boolean }
export interface TickArgument { readonly thing: string; readonly done?: boolean; readonly ask?: boolean }

type Added = readonly Entry[] | undefined;

const badDate = (date: string): UserError =>
  new UserError(vscode.l10n.t('“{0}” is not a date. Write it as year-month-day, for example 2026-03-31.', asGiven(date)));

/** Logs the role whose levels the person wants to see beside their own. `framework/` alone takes the role away. */
export async function setRole(services: Services, { argument }: Call<RoleArgument>): Promise<Added> {
  const role = argument ? argument.role : await chooseRole(services);
  if (role === undefined) { return undefined; }
  const { catalog } = services.frameworks;
  if (!roleOf(catalog, role) && !catalog.frameworks.some(({ id }) => role === `${id}/`)) {
    const known = catalog.frameworks.flatMap(rolesIn).map(({ key }) => key).join(', ');
    throw new UserError(known ? vscode.l10n.t('There is no role “{0}” in your frameworks. The roles are: {1}.', asGiven(role), known)
      : vscode.l10n.t('None of your frameworks has roles.'));
  }
  const added = await services.logbook.add([{ type: 'role', role }]);
  const chosen = roleOf(catalog, role);
  if (!argument) { showUndoable(chosen ? vscode.l10n.t('Your role is “{0}” now.', chosen.role.name) : vscode.l10n.t('You have no role now.'), added); }
  return added;
}

async function chooseRole({ frameworks: { catalog }, logbook }: Services): Promise<string | undefined> {
  const withRoles = catalog.frameworks.filter(({ roles }) => roles.length);
  const items = withRoles.flatMap((framework) => {
    const chosen = chosenRole(framework, logbook.progress);
    const separator = withRoles.length > 1 ? [{ label: framework.name, kind: vscode.QuickPickItemKind.Separator, key: '' }] : [];
    const none = { label: vscode.l10n.t('No role'), detail: vscode.l10n.t('Show levels without a target.'), key: `${framework.id}/` };
    return [
      ...separator,
      ...rolesIn(framework).map(({ key, role }) => (
        { label: role.name, description: key === chosen?.key ? vscode.l10n.t('your role now') : '', detail: role.description, key }
      )),
      ...(chosen ? [none] : []),
    ];
  });
  if (!items.length) { throw new UserError(vscode.l10n.t('None of your frameworks has roles.')); }
  return (await showList(items, { title: vscode.l10n.t('Which role are you in, or heading for?'), matchOnDetail: true }))?.key;
}

/** Logs when the person started; the dates of milestones follow from it. */
export async function setStartDate(services: Services, { argument }: Call<StartArgument>): Promise<Added> {
  const date = argument ? argument.date : await askForDay(
    vscode.l10n.t('When did you start?'), vscode.l10n.t('Milestones such as “First 30 days” count from here. Year-month-day.'),
    startOf(services.logbook.progress) ?? today(), false,
  );
  if (date === undefined) { return undefined; }
  if (!isDay(date)) { throw badDate(date); }
  const added = await services.logbook.add([{ type: 'start', date }]);
  if (!argument) { showUndoable(vscode.l10n.t('You started on {0}.', dateWords(date)), added); }
  return added;
}

/** Logs by when the person wants to reach a milestone. */
export async function setMilestoneDate(services: Services, { argument, rows }: Call<DueArgument>): Promise<Added> {
  const row = rows[0];
  const named = argument?.milestone ?? (row?.kind === 'group' ? row.id.replace(/^milestone:/, '') : undefined);
  const chosen = argument && !argument.ask ? argument : await chooseDue(services, named);
  if (!chosen) { return undefined; }
  const { milestone, date } = chosen;
  if (!milestonesIn(services.frameworks.catalog).some(({ key }) => key === milestone)) {
    throw new UserError(vscode.l10n.t('There is no milestone “{0}” in your frameworks. Name it as “framework/milestone”.', asGiven(milestone)));
  }
  if (date !== undefined && !isDay(date)) { throw badDate(date); }
  return services.logbook.add([{ type: 'due', milestone, ...(date === undefined ? {} : { date }) }]);
}

async function chooseDue({ frameworks: { catalog }, logbook }: Services, milestone: MilestoneKey | undefined): Promise<DueArgument | undefined> {
  const dates = dueDates(catalog, logbook.progress);
  const items = milestonesIn(catalog).map(({ key, milestone }) => {
    const due = dates.get(key)?.due;
    return { label: milestone.name, description: due === undefined ? vscode.l10n.t('no date yet') : dateWords(due), key };
  });
  const item = items.find(({ key }) => key === milestone) ?? await showList(items, { title: vscode.l10n.t('Which milestone do you want to move?') });
  if (!item) { return undefined; }
  const prompt = vscode.l10n.t('Year-month-day. Leave it empty for the date that follows from your start.');
  const date = await askForDay(vscode.l10n.t('By when do you want to reach “{0}”?', item.label), prompt, dates.get(item.key)?.due ?? today(), true);
  return date === undefined ? undefined : { milestone: item.key, ...(date ? { date } : {}) };
}

const askForDay = (title: string, prompt: string, value: Day, mayBeEmpty: boolean): Thenable<string | undefined> => askText({
  title, prompt, value,
  validateInput: (text) => (isDay(text.trim()) || (mayBeEmpty && !text.trim()) ? undefined : badDate(text).message),
}).then((text) => text?.trim());

/** Ticks a thing to do or a condition of the plan, or unticks it. Asked for, it shows them all with their ticks. */
export async function tickPlan(services: Services, { argument }: Call<TickArgument>): Promise<Added> {
  if (!argument) { return tickSeveral(services); }
  const { thing, done } = argument;
  if (!thingOf(services.frameworks.catalog, thing)) {
    throw new UserError(vscode.l10n.t('There is nothing called “{0}” in the plans of your frameworks.', asGiven(thing)));
  }
  return services.logbook.add((progress, entries) => tick(thing, done ?? progress.status(thing) !== 'done', progress, entries));
}

const tick = (thing: string, done: boolean, progress: Progress, entries: readonly Entry[]): readonly Fact[] =>
  tickFacts(thing, done, progress, entries, (key) => key, Date.now());

async function tickSeveral({ frameworks: { catalog }, logbook }: Services): Promise<Added> {
  const { milestones, conditions } = planOf(catalog, logbook.progress);
  const group = (label: string, things: readonly PlannedThing[]) => (things.length === 0 ? [] : [
    { label, kind: vscode.QuickPickItemKind.Separator, key: '', done: false },
    ...things.map(({ key, thing, done }) => ({ label: thing.title, key, done, picked: done })),
  ]);
  const items = [
    ...group(vscode.l10n.t('to settle with your manager'), conditions),
    ...milestones.flatMap(({ milestone, things }) => group(milestone.name, things)),
  ];
  if (!items.length) { throw new UserError(vscode.l10n.t('Your frameworks have no plan.')); }
  const picked = await pickTicked(items, { title: vscode.l10n.t('Tick what is done or settled') });
  const differing = picked && items.filter((item) => item.key && picked.includes(item) !== item.done);
  return differing?.length ? logbook.add((progress, entries) => differing.flatMap(({ key, done }) => tick(key, !done, progress, entries))) : undefined;
}
