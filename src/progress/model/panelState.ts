import type { ActivityKey, Catalog, Framework, SkillEntry, SkillKey } from '../../framework/model/framework';
import { type Evidence, type Progress, summarise, type Summary } from '../../logbook/model/progress';
import type { Day } from '../../text/day';
import { type FilterWords, firstDay, narrowed, type PanelFilter, type Select, selects, withEvidence } from './filters';
import { type KeyedLead, type Lead, type Share, shareOf, type Target, type TreeFilter } from './lead';
import { levelsPart, type LevelsPart, type LevelsWords } from './levelsPart';
import { type Next, nextSteps } from './next';
import { planOf } from '../../logbook/model/plan';
import { planPart, type PlanPart, type PlanWords, type SharesPart, sharesParts, type SharesWords } from './planPart';
import { evidenceRow, excerpts, type RecentRow, recentRows, type RecentWords } from './recent';
import { timePart, type TimePart, type TimeWords } from './timePart';

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

/** The skills of one framework. */
export interface SkillGroup { readonly id: string; readonly title: string; readonly skills: readonly SkillRow[] }

export interface FirstStep { readonly text: string; readonly attach: string; readonly walkthrough: string }

/** Something to do next, and why it is offered. */
export interface NextRow { readonly id: string; readonly reason: Next['reason']; readonly what: Lead; readonly why: string }

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
  readonly filters: readonly Select[];
  readonly next: readonly NextRow[];
  readonly groups: readonly SkillGroup[];
  readonly levels?: LevelsPart;
  readonly time?: TimePart;
  readonly plan?: PlanPart;
  readonly shares: readonly SharesPart[];
  readonly recent: readonly RecentRow[];
  readonly words: Readonly<Record<'title' | 'totals' | 'recent' | 'next' | 'checkIn' | 'filters', string>>;
}

/** The words for a state, in the person's language. Each function gives a finished, plain sentence or label. */
export interface PanelWords extends RecentWords {
  readonly language: string;
  readonly fixed: PanelState['words'];
  readonly skills: string;
  readonly standing: Readonly<Record<Standing, string>>;
  readonly firstStep: FirstStep;
  readonly noneRelevant: string;
  readonly filters: FilterWords;
  readonly levels: LevelsWords;
  readonly time: TimeWords;
  readonly plan: PlanWords;
  readonly shares: SharesWords;
  number(count: number): string;
  headline(done: number, inProgress: number): string;
  basis(done: number, relevant: number, notRelevant: number): string;
  summary(done: number, inProgress: number, evidence: number): string;
  done(done: number, relevant: number): string;
  inProgress(count: number): string;
  evidence(count: number): string;
  notStarted(count: number): string;
  more(count: number): string;
  next(next: Next): { readonly text: string; readonly why: string };
  labelOfSkill(text: string, skill: string): string;
  /** As `labelOfSkill`, and says that it leads to the Skills view. */
  labelInSkill(text: string, skill: string): string;
  total(name: string, value: string): string;
  change(what: string | undefined, summary: string): string;
}

/** What a state depends on besides the frameworks and the logbook. */
export interface PanelContext {
  readonly today: Day;
  /** The day an instant falls on where the person is. */
  readonly dayOf: (at: string) => Day;
  readonly needingReview: readonly Evidence[];
  readonly filter: PanelFilter;
}

const mostNotStarted = 100;

/**
 * What is dated (evidence, recent) is what falls in the period of the filter; where things stand and the levels are as of now.
 * Cost: linear in activities and entries, and a sort of the latest by time.
 */
export function panelState(everything: Catalog, progress: Progress, words: PanelWords, context: PanelContext): PanelState {
  const { filter, today, dayOf, needingReview } = context;
  const catalog = narrowed(everything, filter);
  const first = firstDay(filter.period ?? 'all', today);
  const own = new Set(catalog.activities.map(({ key }) => key));
  const isOwn = ({ activities }: Evidence): boolean => catalog === everything || activities.some((key: ActivityKey) => own.has(key));
  const scoped = catalog === everything ? progress : withEvidence(progress, isOwn);
  const passes = (at: string): boolean => first === undefined || dayOf(at) >= first;
  const shown = first === undefined ? scoped : withEvidence(scoped, ({ at }) => passes(at));
  const all = summarise(catalog.activities, shown);
  const nothing = progress.evidence.length === 0 && !progress.entries.some(({ type }) => type === 'status' || type === 'rating');
  const plan = planOf(catalog, progress);
  const next = nextSteps({ catalog, progress, plan, needingReview: needingReview.filter(isOwn), today, dayOf });
  return {
    language: words.language,
    headline: words.headline(all.done, all.inProgress),
    basis: words.basis(all.done, all.relevant, all.notRelevant),
    share: shareOf(all),
    totals: totals(all, words),
    summary: words.summary(all.done, all.inProgress, all.evidence),
    ...(nothing ? { firstStep: words.firstStep } : {}),
    filters: nothing ? [] : selects(everything, filter, words.filters),
    next: nothing ? [] : next.map((one) => nextRow(one, words)),
    groups: catalog.frameworks.map((framework) => skillGroup(framework, everything, catalog, shown, words)),
    levels: nothing ? undefined : levelsPart(catalog, progress, words.levels),
    time: timePart(shown.evidence, filter, today, dayOf, (piece) => evidenceRow(piece, everything, words), words.time),
    plan: planPart(plan, scoped, today, words.plan),
    shares: nothing ? [] : sharesParts(catalog, shown, words.shares),
    recent: recentRows(catalog, shown, passes, words),
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

function nextRow(next: Next, words: PanelWords): NextRow {
  const { text, why } = words.next(next);
  const target: Target = next.reason === 'look' ? { kind: 'evidence', entry: next.evidence.id } : { kind: 'activity', activity: next.activity.key };
  const [title = ''] = excerpts([text]);
  return {
    id: next.reason === 'look' ? next.evidence.id : next.activity.key, reason: next.reason, why,
    what: { text: title, label: next.reason === 'look' ? words.labelToEvidence(title) : words.labelToSkills(title), target },
  };
}

const skillGroup = (framework: Framework, everything: Catalog, { skills }: Catalog, progress: Progress, words: PanelWords): SkillGroup => ({
  id: framework.id,
  title: everything.frameworks.length > 1 ? framework.name : words.skills,
  skills: skills.filter((skill) => skill.framework === framework).map((skill) => skillRow(skill, progress, words)),
});

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
