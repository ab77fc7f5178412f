import type { ActivityEntry, ActivityKey, Catalog, SkillEntry, SkillKey } from './framework';
import type { EntryId, EntryOf, Source, Status } from './logbook';
import type { Evidence, Progress } from './progress';
import type { Filter } from './skillRows';
import { summarise } from './summary';
import type { Summary } from './summary';

/** The filters of the Skills view that show less than all. */
export type TreeFilter = Exclude<Filter, 'all'>;

/** Where something in the panel leads. */
export type Target =
  | { readonly kind: 'skill'; readonly skill: SkillKey }
  | { readonly kind: 'activity'; readonly activity: ActivityKey }
  | { readonly kind: 'evidence'; readonly entry: EntryId }
  | { readonly kind: 'filter'; readonly filter: TreeFilter; readonly skill?: SkillKey };

/** Words that lead somewhere. `label` is the whole accessible name and begins with `text`. Without a target it is plain text. */
export interface Lead { readonly text: string; readonly label: string; readonly target?: Target }

/** How many relevant activities stand where; drawn as a bar. */
export interface Share { readonly done: number; readonly inProgress: number; readonly notStarted: number }

export type Standing = 'done' | 'inProgress' | 'notStarted' | 'evidence';
export interface Total { readonly standing: Standing; readonly value: string; readonly name: Lead }

export interface SkillRow {
  readonly key: SkillKey;
  readonly name: Lead;
  readonly share: Share;
  /** Counts of nought are left out: an empty place is calmer than a zero. */
  readonly done?: Lead;
  readonly inProgress?: Lead;
  readonly evidence?: Lead;
  readonly notStarted?: NotStarted;
}

export interface NotStarted { readonly text: string; readonly label: string; readonly activities: readonly KeyedLead[] }
export interface KeyedLead extends Lead { readonly key: ActivityKey }

/** The skills of one framework. */
export interface SkillGroup { readonly id: string; readonly title: string; readonly skills: readonly SkillRow[] }

export interface RecentRow {
  readonly id: EntryId;
  readonly kind: Status | 'evidence';
  readonly what: Lead;
  /** What it is and where, in short pieces; may be empty. */
  readonly details: readonly string[];
  readonly date: string;
  /** ISO 8601, for machines. */
  readonly at: string;
}

export interface FirstStep { readonly text: string; readonly attach: string; readonly walkthrough: string }

/** All that the panel shows, as finished words and numbers; the panel itself knows no language and no framework. */
export interface PanelState {
  readonly language: string;
  readonly headline: string;
  readonly basis: string;
  readonly share: Share;
  readonly totals: readonly Total[];
  /** The totals as one sentence, to be said aloud when they change. */
  readonly summary: string;
  /** Only while nothing is logged. */
  readonly firstStep?: FirstStep;
  readonly groups: readonly SkillGroup[];
  readonly recent: readonly RecentRow[];
  readonly words: { readonly title: string; readonly totals: string; readonly recent: string };
}

/** The words for a state, in the person's language. Each function gives a finished, plain sentence or label. */
export interface PanelWords {
  readonly language: string;
  readonly fixed: PanelState['words'];
  readonly skills: string;
  readonly standing: Readonly<Record<Standing, string>>;
  readonly firstStep: FirstStep;
  readonly noneRelevant: string;
  number(count: number): string;
  /** Takes an instant (`2025-05-12T09:30:00Z`) or a calendar date (`2025-05-12`). */
  date(iso: string): string;
  headline(done: number, inProgress: number): string;
  basis(done: number, relevant: number, notRelevant: number): string;
  summary(done: number, inProgress: number, evidence: number): string;
  done(done: number, relevant: number): string;
  inProgress(count: number): string;
  evidence(count: number): string;
  notStarted(count: number): string;
  more(count: number): string;
  statusOf(status: Status, title: string): string;
  /** Titles of the activities that are still in a framework; there may be none. */
  evidenceFor(titles: readonly string[]): string;
  onDate(date: string): string;
  /** What a piece of evidence is and where it is, in short pieces. */
  source(source: Source): readonly string[];
  labelOfSkill(text: string, skill: string): string;
  /** As `labelOfSkill`, and says that it leads to the Skills view. */
  labelInSkill(text: string, skill: string): string;
  labelToSkills(text: string): string;
  labelToEvidence(text: string): string;
  total(name: string, value: string): string;
  change(what: string | undefined, summary: string): string;
}

/** So many fit on a screen. The tree has them all, and the panel leads there. */
const mostRecent = 10;
const mostNotStarted = 100;
const longestDetail = 160;

/** Cost: linear in activities and evidence, and a sort of both by time. */
export function panelState(catalog: Catalog, progress: Progress, words: PanelWords): PanelState {
  const all = summarise(catalog.activities, progress);
  const groups = catalog.frameworks.map((framework): SkillGroup => ({
    id: framework.id,
    title: catalog.frameworks.length > 1 ? framework.name : words.skills,
    skills: catalog.skills.filter((skill) => skill.framework === framework).map((skill) => skillRow(skill, progress, words)),
  }));
  const nothing = all.done + all.inProgress + all.notRelevant + progress.evidence.length === 0;
  return {
    language: words.language,
    headline: words.headline(all.done, all.inProgress),
    basis: words.basis(all.done, all.relevant, all.notRelevant),
    share: shareOf(all),
    totals: totals(all, words),
    summary: words.summary(all.done, all.inProgress, all.evidence),
    ...(nothing ? { firstStep: words.firstStep } : {}),
    groups,
    recent: recentRows(catalog, progress, words),
    words: words.fixed,
  };
}

/** What to say aloud when one state follows another, or nothing if what is said would be the same as before. */
export function changeBetween(before: PanelState, after: PanelState, words: PanelWords): string | undefined {
  const newest = before.recent.reduce((last, { id }) => (id > last ? id : last), '');
  const added = after.recent.filter(({ id }) => id > newest);
  if (added.length === 0 && before.summary === after.summary) { return undefined; }
  return words.change(added.length === 1 ? added[0]!.what.text : undefined, after.summary);
}

const shareOf = ({ done, inProgress, notStarted }: Summary): Share => ({ done, inProgress, notStarted });

const filterOf: Record<Standing, TreeFilter> = { done: 'done', inProgress: 'todo', notStarted: 'todo', evidence: 'withEvidence' };

function totals(all: Summary, words: PanelWords): readonly Total[] {
  const order: readonly Standing[] = ['done', 'inProgress', 'notStarted', 'evidence'];
  return order.map((standing) => {
    const text = words.standing[standing];
    const value = words.number(all[standing]);
    const label = words.total(text, value);
    return {
      standing, value,
      name: all[standing] > 0
        ? { text, label: words.labelToSkills(label), target: { kind: 'filter', filter: filterOf[standing] } }
        : { text, label },
    };
  });
}

function skillRow(entry: SkillEntry, progress: Progress, words: PanelWords): SkillRow {
  const name = entry.skill.name;
  const summary = summarise(entry.activities, progress);
  const count = (standing: Standing, text: string): Lead => (
    { text, label: words.labelInSkill(text, name), target: { kind: 'filter', filter: filterOf[standing], skill: entry.key } }
  );
  const row: SkillRow = {
    key: entry.key,
    name: { text: name, label: words.labelToSkills(name), target: { kind: 'skill', skill: entry.key } },
    share: shareOf(summary),
    ...(summary.relevant === 0 ? { done: { text: words.noneRelevant, label: words.noneRelevant } } : {}),
    ...(summary.done > 0 ? { done: count('done', words.done(summary.done, summary.relevant)) } : {}),
    ...(summary.inProgress > 0 ? { inProgress: count('inProgress', words.inProgress(summary.inProgress)) } : {}),
    ...(summary.evidence > 0 ? { evidence: count('evidence', words.evidence(summary.evidence)) } : {}),
  };
  if (summary.notStarted === 0) { return row; }
  const open = entry.activities.filter(({ key }) => progress.status(key) === 'notStarted');
  const activities: KeyedLead[] = open.slice(0, mostNotStarted).map(({ key, activity }) => (
    { key, text: activity.title, label: words.labelToSkills(activity.title), target: { kind: 'activity', activity: key } }
  ));
  if (open.length > mostNotStarted) {
    activities.push({ key: entry.key, ...count('notStarted', words.more(open.length - mostNotStarted)) });
  }
  const text = words.notStarted(summary.notStarted);
  return { ...row, notStarted: { text, label: words.labelOfSkill(text, name), activities } };
}

/** The latest evidence and the latest statuses that still stand, newest first by when they were logged. */
function recentRows(catalog: Catalog, progress: Progress, words: PanelWords): readonly RecentRow[] {
  const statuses = catalog.activities.flatMap((activity) => {
    const entry = progress.statusEntry(activity.key);
    return entry ? [{ at: entry.at, id: entry.id, row: () => statusRow(entry, activity, words) }] : [];
  });
  // Evidence comes in the order it was logged, so only the last pieces can be among the latest of all.
  const evidence = progress.evidence.slice(-mostRecent).map((piece) => (
    { at: piece.at, id: piece.id, row: () => evidenceRow(piece, catalog, words) }
  ));
  return [...statuses, ...evidence]
    .sort((a, b) => (a.at !== b.at ? (a.at < b.at ? 1 : -1) : a.id < b.id ? 1 : -1))
    .slice(0, mostRecent)
    .map(({ row }) => row());
}

function statusRow(entry: EntryOf<'status'>, { key, activity }: ActivityEntry, words: PanelWords): RecentRow {
  const text = words.statusOf(entry.status, activity.title);
  const date = words.date(entry.at);
  const on = entry.on === undefined ? date : words.date(entry.on);
  return {
    id: entry.id, kind: entry.status, date, at: entry.at,
    what: { text, label: words.labelToSkills(text), target: { kind: 'activity', activity: key } },
    details: excerpts([...(on === date ? [] : [words.onDate(on)]), entry.remark ?? '']),
  };
}

function evidenceRow(piece: Evidence, catalog: Catalog, words: PanelWords): RecentRow {
  const text = words.evidenceFor(piece.activities.flatMap((key) => catalog.activity(key)?.activity.title ?? []));
  return {
    id: piece.id, kind: 'evidence', date: words.date(piece.at), at: piece.at,
    what: { text, label: words.labelToEvidence(text), target: { kind: 'evidence', entry: piece.id } },
    details: excerpts(words.source(piece.source)),
  };
}

/** Texts from a logbook may be of any length and shape: each becomes one short line, cut between characters; empty ones go. */
const excerpts = (texts: readonly string[]): readonly string[] => texts.flatMap((text) => {
  const line = Array.from(text.slice(0, longestDetail * 8).replace(/\s+/g, ' ').trim());
  return line.length === 0 ? [] : line.length > longestDetail ? `${line.slice(0, longestDetail - 1).join('').trimEnd()}…` : line.join('');
});
