import * as vscode from 'vscode';
import { dateWords } from '../platform/dates';
import type { FrameworkStore } from '../framework/frameworkStore';
import { escapeMarkdown } from '../platform/markdown';
import type { ActivityEntry } from '../framework/model/framework';
import type { Changed, FrameworkDiff, Guess } from '../framework/model/frameworkDiff';
import type { Progress } from './model/progress';
import { sourceDetail, sourceLabel } from './sourceLabels';
import { statusTitle } from './labels';

/** Something that can be done, above a line (from 0) of the text. */
interface Action { readonly line: number; readonly title: string; readonly command: 'craftlog.linkActivities' | 'craftlog.unlinkActivities'; readonly argument: object }
export interface ChangesText { readonly text: string; readonly actions: readonly Action[] }

/** The document as Markdown. Whatever comes from frameworks and the logbook is escaped and on one line. */
export function changesText(diffs: readonly FrameworkDiff[], retired: readonly ActivityEntry[], progress: Progress, frameworks: FrameworkStore): ChangesText {
  const lines: string[] = [];
  const actions: Action[] = [];
  const add = (...more: string[]): void => { for (const line of more) { lines.push(line); } };
  const section = (title: string, items: readonly string[]): void => {
    if (!items.length) { return; }
    add(`### ${title}`, '');
    for (const item of items) { add(`- ${item}`); }
    add('');
  };
  const act = (title: string, command: Action['command'], argument: object): void => { actions.push({ line: lines.length, title, command, argument }); };

  add(`# ${vscode.l10n.t('What changed in your frameworks')}`, '');
  add(vscode.l10n.t('Your evidence, your notes and what you marked are all kept, whatever a framework does.'), '');
  if (!diffs.length) { add(vscode.l10n.t('Nothing has changed since you last looked.'), ''); }
  for (const diff of diffs) {
    const [before, after] = diff.versions;
    add(`## ${plain(before === after ? diff.name : vscode.l10n.t('{0}: from version {1} to {2}', diff.name, before, after))}`, '');
    guesses(diff);
    section(vscode.l10n.t('New'), diff.added.map(({ title }) => plain(title)));
    section(vscode.l10n.t('Has a new title'), diff.renamed.map(fromTo));
    section(vscode.l10n.t('Moved to another skill'), diff.moved.map((one) => `${plain(one.title)}: ${fromTo(one)}`));
    section(vscode.l10n.t('Explained in other words'), diff.reworded.map(({ title }) => plain(title)));
    section(vscode.l10n.t('No longer in it'), diff.retired.map(({ title }) => plain(title)));
  }
  if (retired.length) {
    add(`## ${vscode.l10n.t('Retired')}`, '');
    add(vscode.l10n.t('You logged something for these activities, and no framework has them any more. They stay in the Skills view under Retired.'), '');
    for (const { key, activity } of retired) {
      act(vscode.l10n.t('Same As...'), 'craftlog.linkActivities', { activity: key, ask: true });
      add(`- **${plain(activity.title)}**, ${statusTitle(progress.status(key))}`);
      for (const { source, remark } of progress.evidenceFor(key)) {
        add(`  - ${[sourceLabel(source), sourceDetail(source), remark ?? ''].filter(Boolean).map(plain).join(' · ')}`);
      }
    }
    add('');
  }
  const ratings = retiredRatings(progress, frameworks);
  if (ratings.length) {
    add(`## ${vscode.l10n.t('Ratings of skills that no framework has any more')}`, '', ...ratings, '');
  }
  return { text: lines.join('\n'), actions };

  function guesses({ id, guesses: all }: FrameworkDiff): void {
    const logged = all.filter(({ from }) => progress.named.has(`${id}/${from.id}`));
    if (!logged.length) { return; }
    const open = logged.filter((guess) => !isLinked(id, guess));
    if (open.length > 1) { act(vscode.l10n.t('Keep All With What Is Suggested'), 'craftlog.linkActivities', { pairs: open.map((guess) => pairOf(id, guess)), ask: true }); }
    add(`### ${vscode.l10n.t('May have a new name: you decide')}`, '');
    for (const guess of logged) {
      if (isLinked(id, guess)) {
        act(vscode.l10n.t('No Longer the Same'), 'craftlog.unlinkActivities', { activity: pairOf(id, guess)[0], ask: true });
      } else {
        act(vscode.l10n.t('Keep My Evidence With “{0}”', guess.to.title), 'craftlog.linkActivities', { activities: pairOf(id, guess), ask: true });
      }
      const reason = guess.reason === 'sourceRow' ? vscode.l10n.t('the same row in the source list') : vscode.l10n.t('much the same words');
      add(`- ${plain(guess.from.title)} → ${plain(guess.to.title)} (${isLinked(id, guess) ? vscode.l10n.t('kept together') : reason})`);
    }
    add('');
  }

  function isLinked(id: string, guess: Guess): boolean {
    const [from, to] = pairOf(id, guess);
    return progress.sameAs(from).includes(to);
  }
}

const pairOf = (id: string, { from, to }: Guess): readonly [string, string] => [`${id}/${from.id}`, `${id}/${to.id}`];
const plain = (text: string): string => escapeMarkdown(text.replace(/\s+/g, ' ').slice(0, 300));
const fromTo = ({ before, after }: Changed): string => `${plain(before)} → ${plain(after)}`;

/** The person's ratings that nothing else shows, a line each. */
function retiredRatings(progress: Progress, { catalog }: FrameworkStore): readonly string[] {
  return progress.entries.flatMap((entry) => (entry.type === 'rating' && !catalog.skill(entry.skill)
    ? [`- ${plain(entry.skill)}: ${plain(entry.level)}, ${plain(dateWords(entry.at))}`] : []));
}
