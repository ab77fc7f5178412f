import * as vscode from 'vscode';
import type { ActivityEntry, ActivityKey } from '../../framework/model/framework';
import { type SameSuggestion, suggestPairs, suggestSame, unlinkFacts } from '../model/sameAs';
import { asGiven, type Call } from '../../platform/commandCall';
import { pickTicked } from '../../platform/quickPick';
import { UserError } from '../../platform/userError';
import type { Services } from '../../services';
import type { Entry, Fact } from '../model/logbook';

export interface LinkArgument {
  /** All of these are the same. */
  readonly activities?: readonly ActivityKey[];
  readonly pairs?: readonly (readonly ActivityKey[])[];
  /** What this is the same as is asked. */
  readonly activity?: ActivityKey;
  readonly ask?: boolean;
}
export type UnlinkArgument = { readonly activity: ActivityKey; readonly ask?: boolean };

type Added = Promise<readonly Entry[] | undefined>;
interface KeyItem extends vscode.QuickPickItem { readonly key?: ActivityKey }
interface PairItem extends vscode.QuickPickItem { readonly pair: readonly ActivityKey[] }

/** How many suggestions are shown: more are not read. */
const mostSuggested = 8;
const mostPairs = 60;

/** Says that activities are the same. With a row or `activity` alone, the person ticks what it is the same as; with nothing, they are shown likely pairs. */
export async function linkActivities(services: Services, call: Call<LinkArgument>): Added {
  const { argument, rows } = call;
  const row = rows[0];
  const lists = argument?.pairs ?? (argument?.activities ? [argument.activities] : undefined);
  if (lists) { return link(services, lists.map((keys) => keys.map((key) => known(services, key)))); }
  const one = argument?.activity ?? (row?.kind === 'activity' ? row.key : undefined);
  return one === undefined ? linkPairs(services) : linkOne(services, known(services, one));
}

/** Says that an activity is the same as no other any more. */
export async function unlinkActivities({ logbook, frameworks }: Services, { argument, rows }: Call<UnlinkArgument>): Added {
  const row = rows[0];
  const named = argument?.activity ?? (row?.kind === 'activity' ? row.key : undefined);
  if (named === undefined) { return undefined; }
  const facts = factsWithout({ logbook, frameworks }, presentKey({ frameworks }, named));
  if (!facts.length) { throw new UserError(vscode.l10n.t('“{0}” is not linked to another activity.', frameworks.titleOf(named) ?? named)); }
  return logbook.add(facts);
}

function factsWithout({ logbook, frameworks }: Pick<Services, 'logbook' | 'frameworks'>, key: ActivityKey): readonly Fact[] {
  return unlinkFacts(logbook.progress.entries, key, (other) => presentKey({ frameworks }, other));
}

const presentKey = ({ frameworks }: Pick<Services, 'frameworks'>, key: ActivityKey): ActivityKey => frameworks.catalog.activity(key)?.key ?? key;

/** The key of an activity that a framework has, or that something was logged for. */
function known({ frameworks, logbook }: Services, key: ActivityKey): ActivityKey {
  const present = frameworks.catalog.activity(key)?.key;
  if (present === undefined && !logbook.progress.named.has(key)) {
    throw new UserError(vscode.l10n.t('There is no activity “{0}” in your frameworks. Name it as “framework/activity”.', asGiven(key)));
  }
  return present ?? key;
}

async function link({ logbook }: Services, lists: readonly (readonly ActivityKey[])[]): Added {
  const facts = lists.flatMap((keys): Fact[] => {
    const activities = [...new Set(keys)];
    if (activities.length < 2) { throw new UserError(vscode.l10n.t('Name two or more activities that are the same.')); }
    const same = new Set(logbook.progress.sameAs(activities[0]!));
    return activities.every((key) => same.has(key)) ? [] : [{ type: 'link', activities }];
  });
  return logbook.add(facts);
}

async function linkOne(services: Services, key: ActivityKey): Added {
  const { frameworks: { catalog }, logbook: { progress } } = services;
  const title = services.frameworks.titleOf(key) ?? key;
  const entry = catalog.activity(key) ?? services.frameworks.retired(progress).find((one) => one.key === key);
  const same = new Set(progress.sameAs(key).filter((other) => other !== key));
  const suggested = entry ? suggestSame(catalog, progress, entry, mostSuggested) : [];
  const shown = new Set([key, ...same, ...suggested.map(({ activity }) => activity.key)]);
  const item = (one: ActivityEntry, words: readonly string[] = []): KeyItem => ({
    key: one.key, label: one.activity.title, description: `${one.skill.skill.name} · ${one.skill.framework.name}`, picked: same.has(one.key),
    ...(words.length ? { detail: vscode.l10n.t('in common: {0}', words.join(', ')) } : {}),
  });
  const group = (label: string, items: readonly KeyItem[]): readonly KeyItem[] =>
    (items.length ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : []);
  const others = catalog.activities.filter((one) => !shown.has(one.key) && one.skill.framework !== entry?.skill.framework);
  const items = [
    ...group(vscode.l10n.t('the same already'), [...same].map((other) => itemOfKey(services, other, item))),
    ...group(vscode.l10n.t('may be the same'), suggested.map(({ activity, words }) => item(activity, words))),
    ...group(vscode.l10n.t('other activities'), others.map((one) => item(one))),
  ];
  if (!items.length) { throw new UserError(vscode.l10n.t('There is nothing it could be the same as. Switch on another framework first.'), [chooseRemedy()]); }
  const picked = await pickTicked(items, {
    title: vscode.l10n.t('What “{0}” is the same as', title),
    placeHolder: vscode.l10n.t('Tick what is the same: its evidence then shows in both.'),
  });
  if (!picked) { return undefined; }
  const wanted = picked.flatMap((one) => one.key ?? []);
  const dropped = [...same].some((other) => !wanted.includes(other));
  // Links reach over others, so what is unticked is taken out by saying anew what is left.
  const facts: Fact[] = dropped ? [...factsWithout(services, key)] : [];
  if (wanted.length && (dropped || wanted.some((other) => !same.has(other)))) { facts.push({ type: 'link', activities: [key, ...wanted] }); }
  return facts.length ? services.logbook.add(facts) : [];
}

function itemOfKey({ frameworks }: Services, key: ActivityKey, item: (one: ActivityEntry) => KeyItem): KeyItem {
  const entry = frameworks.catalog.activity(key);
  return entry ? item(entry) : { key, label: frameworks.titleOf(key) ?? key, picked: true };
}

async function linkPairs(services: Services): Added {
  const { catalog } = services.frameworks;
  const pairs = suggestPairs(catalog, services.logbook.progress, mostPairs);
  if (!pairs.length) {
    throw new UserError(catalog.frameworks.length > 1
      ? vscode.l10n.t('Nothing more looks the same in your frameworks. To link two activities yourself, choose Same As on one in the Skills view.')
      : vscode.l10n.t('Only one framework is in use. Switch on another to find what is the same in both.'), [chooseRemedy()]);
  }
  const items = pairs.map(({ a, b }: { a: ActivityEntry; b: SameSuggestion }): PairItem => ({
    pair: [a.key, b.activity.key], label: `${a.activity.title} = ${b.activity.activity.title}`,
    description: `${a.skill.framework.name} · ${b.activity.skill.framework.name}`, detail: vscode.l10n.t('in common: {0}', b.words.join(', ')),
  }));
  const picked = await pickTicked(items, {
    title: vscode.l10n.t('Activities that may be the same'),
    placeHolder: vscode.l10n.t('Tick those that are. One piece of evidence then shows in both, and counts once.'),
  });
  return picked?.length ? link(services, picked.map(({ pair }) => pair)) : undefined;
}

const chooseRemedy = (): UserError['remedies'][number] => ({ title: vscode.l10n.t('Choose Frameworks...'), command: 'craftlog.chooseFrameworks' });
