import * as vscode from 'vscode';
import type { Level, SkillEntry, SkillKey } from '../../framework/model/framework';
import type { Entry } from '../../logbook/model/logbook';
import { showProgress, showUndoable } from '../../logbook/showUndoable';
import { showList } from '../../platform/quickPick';
import { messageText } from '../../text/messageText';
import { asGiven, type Call } from '../../platform/commandCall';
import { dateWords } from '../../platform/dates';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import { chosenRole, levelsOf, type SkillLevels, targetOf } from '../../logbook/model/levels';

export interface RateArgument { readonly skill?: SkillKey; readonly level?: string; readonly remark?: string; readonly ask?: boolean }

/** Logs the person's own rating of a skill. Asks for what was not given, with what each level means in front of them. */
export async function rateSkill(services: Services, { argument, rows }: Call<RateArgument>): Promise<readonly Entry[] | undefined> {
  const { catalog } = services.frameworks;
  const row = rows[0];
  const named = argument?.skill ?? (row?.kind === 'group' && row.id.startsWith('skill:') ? row.id.slice('skill:'.length) : undefined);
  const skill = named === undefined ? await chooseSkill(services) : catalog.skill(named);
  if (!skill) {
    if (named === undefined) { return undefined; }
    throw new UserError(vscode.l10n.t('There is no skill “{0}” in your frameworks. Name it as “framework/skill”.', asGiven(named)));
  }
  const { levels, name } = skill.framework;
  if (!levels.length) { throw new UserError(vscode.l10n.t('“{0}” has no levels, so its skills cannot be rated.', name)); }
  const level = argument?.level === undefined ? await chooseLevel(services, skill) : levels.find(({ id }) => id === argument.level);
  if (!level) {
    if (argument?.level === undefined) { return undefined; }
    throw new UserError(vscode.l10n.t('There is no level “{0}”. The levels are: {1}.', asGiven(argument.level), levels.map(({ id }) => id).join(', ')));
  }
  const remark = argument?.remark?.trim();
  const added = await services.logbook.add([{ type: 'rating', skill: skill.key, level: level.id, ...(remark ? { remark } : {}) }]);
  if (!argument || argument.ask) {
    showUndoable(vscode.l10n.t('You rated “{0}”: {1}.', skill.skill.name, level.name), added, [showProgress()]);
  }
  return added;
}

async function chooseSkill(services: Services): Promise<SkillEntry | undefined> {
  const { catalog } = services.frameworks;
  const levels = levelsOf(catalog, services.logbook.progress);
  const rated = catalog.skills.filter(({ framework }) => framework.levels.length);
  if (!rated.length) { throw new UserError(vscode.l10n.t('None of your frameworks has levels, so there is nothing to rate.')); }
  const items = rated.map((skill) => {
    const own = levels.get(skill.key)?.own.at(-1);
    const role = chosenRole(skill.framework, services.logbook.progress);
    const target = role && targetOf(role, skill);
    const words = [own && vscode.l10n.t('you: {0}', own.known?.level.name ?? own.level), target && vscode.l10n.t('your role: {0}', target.level.name)];
    return { label: skill.skill.name, description: words.filter(Boolean).join(' · '), detail: skill.skill.description, skill };
  });
  const title = vscode.l10n.t('Which skill do you want to rate?');
  return (await showList(items, { title, matchOnDetail: true }))?.skill;
}

interface LevelItem extends vscode.QuickPickItem { readonly level: Level }

/** Every level with what it means in this skill; the one the person chose last is marked and in focus. */
function chooseLevel(services: Services, skill: SkillEntry): Promise<Level | undefined> {
  const said = levelsOf(services.frameworks.catalog, services.logbook.progress).get(skill.key)!;
  const pick = vscode.window.createQuickPick<LevelItem>();
  pick.title = vscode.l10n.t('{0}: where are you now?', skill.skill.name);
  pick.placeholder = vscode.l10n.t('A level includes those above it in this list. Choose what you can do today.');
  pick.matchOnDetail = true;
  pick.items = skill.framework.levels.map((level) => levelItem(services, skill, said, level));
  pick.activeItems = pick.items.filter(({ level }) => level.id === said.own.at(-1)?.level);
  return new Promise((resolve) => {
    pick.onDidAccept(() => { resolve(pick.activeItems[0]?.level); pick.hide(); });
    pick.onDidHide(() => { resolve(undefined); pick.dispose(); });
    pick.show();
  });
}

function levelItem({ logbook }: Services, entry: SkillEntry, { own, latestReviews }: SkillLevels, level: Level): LevelItem {
  const { framework, skill } = entry;
  const last = own.at(-1);
  const role = chosenRole(framework, logbook.progress);
  const asked = role && targetOf(role, entry)?.level.id === level.id ? [vscode.l10n.t('what {0} asks for', role.role.name)] : [];
  const mine = last?.level === level.id ? [vscode.l10n.t('your level since {0}', dateWords(last.at))] : [];
  const reviews = latestReviews.filter((review) => review.level === level.id).map(({ by, on, at }) => vscode.l10n.t('{0}, {1}', by ?? '', dateWords(on ?? at)));
  return {
    level, label: last?.level === level.id ? `$(check) ${messageText(level.name)}` : messageText(level.name),
    description: [...mine, ...asked, ...reviews].join(' · '),
    detail: (Object.hasOwn(skill.levels, level.id) ? skill.levels[level.id] : undefined) ?? level.description,
  };
}
