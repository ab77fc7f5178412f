import type { ActivityEntry, Catalog, SkillEntry, SkillKey } from '../../../framework/model/framework';
import type { EntryId, EntryOf, Source, Status } from '../../../logbook/model/logbook';
import type { Evidence, Progress } from '../../../logbook/model/progress';
import type { Location } from '../../../passage/passage';
import { levelsOf, type Rating } from '../../../logbook/model/levels';
import { listAt } from '../../../text/lists';
import { redactAll } from '../../../text/redact';
import { answersTo } from '../review/review';
import { sharedPath, sharedQuote, sharedSelector, type SharedSelector, type Standing } from './sharedSelector';

/** Whether evidence still is where it was attached. `unknown`, `unasked`: not looked at, or its folder is not open. */
export type EvidenceState = Location['state'] | 'unreadable' | 'unknown' | 'unasked';

/** What a person chooses to share. Evidence marked private is left out whatever is chosen. */
export interface PortfolioChoice {
  /** Ids; all frameworks when left out. */
  readonly frameworks?: readonly string[];
  /** All skills when left out. */
  readonly skills?: readonly SkillKey[];
  /** First and last day, both counted, as `2026-03-31`. */
  readonly from?: string;
  readonly until?: string;
  readonly quotes: boolean;
  readonly remarks: boolean;
  /** The person's own ratings. */
  readonly ratings: boolean;
  /** Reviewers' ratings and feedback, with their names. */
  readonly reviews: boolean;
  readonly checkIns: boolean;
  /** Quotes as tools look for them, with the words around them. */
  readonly selectors?: boolean;
  /** Whose portfolio it is, as they want to be named. */
  readonly name?: string;
}

/** What is known at the edge: where evidence is now, how folders are named, and today's date. */
export interface PortfolioFacts {
  readonly stateOf: (piece: Evidence) => EvidenceState;
  /** Where a passage stands word for word, as far as somebody has looked. */
  readonly standingOf?: (piece: Evidence) => Standing | undefined;
  /** See `sharedPath`. */
  readonly folderName: (folder: string) => string | undefined;
  /** `2026-03-31`, as the person's calendar has it. */
  readonly today: string;
  /** The day of an instant, as the person's calendar has it. */
  readonly dayOf: (at: string) => string;
}

export interface SharedRating { readonly level: string; readonly on: string; readonly by?: string; readonly remark?: string }
export interface SharedFeedback { readonly by: string; readonly on: string; readonly remark: string; readonly answer?: string }

export interface SharedEvidence {
  /** Counts from 1 in the order shown. The same in every format. */
  readonly number: number;
  /** The id in the logbook. */
  readonly id: EntryId;
  readonly on: string;
  readonly kind: Source['kind'];
  /** Relative; see `sharedPath`. */
  readonly path?: string;
  readonly quote?: string;
  /** The same quote for tools, and the instant it was logged; only when that was chosen. */
  readonly selector?: SharedSelector;
  readonly at?: string;
  readonly url?: string;
  readonly title?: string;
  readonly note?: string;
  readonly remark?: string;
  readonly state: EvidenceState;
  readonly feedback: readonly SharedFeedback[];
}

export interface SharedActivity {
  readonly key: string;
  readonly title: string;
  readonly status: Status;
  readonly on?: string;
  readonly remark?: string;
  readonly evidence: readonly SharedEvidence[];
}

export interface SharedSkill {
  readonly key: SkillKey;
  readonly name: string;
  readonly description: string;
  /** Oldest first. */
  readonly ratings: readonly SharedRating[];
  readonly reviews: readonly SharedRating[];
  readonly feedback: readonly SharedFeedback[];
  readonly activities: readonly SharedActivity[];
  /** Which there are, and what each means in this skill, in the words of the framework. */
  readonly levels: readonly SharedLevel[];
}

export interface SharedLevel { readonly id: string; readonly name: string; readonly meaning?: string }

export interface SharedFramework {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly attribution?: string;
  readonly skills: readonly SharedSkill[];
}

/**
 * All that leaves, and nothing else: the preview and every format are made from this value alone, so that what is written is what was seen,
 * whatever happens to the logbook meanwhile. No text in it names a home folder, or the password of an address.
 */
export interface Portfolio {
  readonly name?: string;
  readonly made: string;
  readonly from?: string;
  readonly until?: string;
  readonly frameworks: readonly SharedFramework[];
  /** Each piece once, by number. */
  readonly evidence: readonly SharedEvidence[];
  readonly checkIns: readonly { readonly date: string; readonly remark?: string }[];
}

/**
 * What the person chose to share. The same whether private evidence is in the logbook or not. Skills and activities with nothing to show
 * are left out: a portfolio says what was done. Cost: linear.
 */
export function portfolioOf(catalog: Catalog, progress: Progress, choice: PortfolioChoice, facts: PortfolioFacts): Portfolio {
  const inPeriod = (day: string): boolean => (choice.from === undefined || day >= choice.from) && (choice.until === undefined || day <= choice.until);
  const { dayOf } = facts;
  const remark = (text: string | undefined): { readonly remark?: string } => (text && choice.remarks ? { remark: text } : {});
  const answers = answersTo(progress.entries);
  const feedbackOf = (all: readonly EntryOf<'feedback'>[] | undefined): readonly SharedFeedback[] => (choice.reviews ? all ?? [] : []).map((f) => {
    const answer = answers.get(f.id)?.remark;
    return { by: f.by, on: dayOf(f.on), remark: f.remark, ...(answer === undefined ? {} : { answer }) };
  });
  const numbered = new Map<EntryId, SharedEvidence>();
  const shared = (piece: Evidence): SharedEvidence => {
    const known = numbered.get(piece.id);
    if (known) { return known; }
    const made: SharedEvidence = {
      number: numbered.size + 1, id: piece.id, on: dayOf(piece.at), kind: piece.source.kind, ...told(piece, choice, facts),
      ...remark(piece.remark), state: facts.stateOf(piece), feedback: feedbackOf(piece.feedback),
    };
    numbered.set(piece.id, made);
    return made;
  };
  const activityOf = ({ key, activity }: ActivityEntry): SharedActivity[] => {
    const evidence = progress.evidenceFor(key).filter((piece) => !piece.private && inPeriod(dayOf(piece.at))).map(shared);
    const entry = progress.statusEntry(key);
    const on = entry && dayOf(entry.on ?? entry.at);
    const said = entry && on !== undefined && inPeriod(on) ? entry : undefined;
    const status = said?.status ?? (evidence.length ? 'inProgress' : 'notStarted');
    if (!evidence.length && status !== 'done' && status !== 'inProgress') { return []; }
    return [{ key, title: activity.title, status, ...(said ? { on, ...remark(said.remark) } : {}), evidence }];
  };
  const levels = levelsOf(catalog, progress);
  const ratingOf = ({ at, on, by, level, known, remark: why }: Rating): SharedRating[] => {
    const day = dayOf(on ?? at);
    return inPeriod(day) ? [{ level: known?.level.name ?? level, on: day, ...(by === undefined ? {} : { by }), ...remark(why) }] : [];
  };
  const said = new Map<SkillKey, EntryOf<'feedback'>[]>();
  for (const entry of progress.entries) {
    const key = entry.type === 'feedback' && entry.skill !== undefined ? catalog.skill(entry.skill)?.key : undefined;
    if (entry.type !== 'feedback' || key === undefined) { continue; }
    listAt(said, key).push(entry);
  }
  const skillOf = (entry: SkillEntry): SharedSkill[] => {
    const skill: SharedSkill = {
      key: entry.key, name: entry.skill.name, description: entry.skill.description,
      ratings: choice.ratings ? levels.get(entry.key)!.own.flatMap(ratingOf) : [],
      reviews: choice.reviews ? levels.get(entry.key)!.reviews.flatMap(ratingOf) : [],
      feedback: feedbackOf(said.get(entry.key)),
      activities: entry.activities.flatMap(activityOf), levels: levelsIn(entry),
    };
    return skill.activities.length || skill.ratings.length || skill.reviews.length || skill.feedback.length ? [skill] : [];
  };
  const [ids, keys] = [choice.frameworks && new Set(choice.frameworks), choice.skills && new Set(choice.skills)];
  const chosen = catalog.skills.filter(({ key, framework }) => (ids?.has(framework.id) ?? true) && (keys?.has(key) ?? true));
  const frameworks = catalog.frameworks.flatMap((framework): SharedFramework[] => {
    const skills = chosen.filter((skill) => skill.framework === framework).flatMap(skillOf);
    const { id, version, name, source } = framework;
    return skills.length ? [{ id, version, name, ...(source?.attribution ? { attribution: source.attribution } : {}), skills }] : [];
  });
  return redactAll({
    ...(choice.name ? { name: choice.name } : {}), made: facts.today,
    ...(choice.from === undefined ? {} : { from: choice.from }), ...(choice.until === undefined ? {} : { until: choice.until }),
    frameworks, evidence: [...numbered.values()],
    checkIns: progress.entries.flatMap((e) => (choice.checkIns && e.type === 'checkIn' && inPeriod(e.date) ? [{ date: e.date, ...remark(e.remark) }] : [])),
  });
}

const levelsIn = ({ framework, skill }: SkillEntry): readonly SharedLevel[] => framework.levels.map(({ id, name, description }) => {
  const meaning = Object.hasOwn(skill.levels, id) ? skill.levels[id] : description;
  return { id, name, ...(meaning ? { meaning } : {}) };
});

type Told = Pick<SharedEvidence, 'path' | 'quote' | 'selector' | 'at' | 'url' | 'title' | 'note'>;

function told(piece: Evidence, { quotes, selectors }: PortfolioChoice, { folderName, standingOf }: PortfolioFacts): Told {
  const { source, at } = piece;
  const when = selectors ? { at } : {};
  switch (source.kind) {
    case 'file': return { path: sharedPath(source.place, folderName), ...when };
    case 'passage': {
      const selector = quotes && selectors ? sharedSelector(source, standingOf?.(piece)) : undefined;
      const quote = quotes ? { quote: sharedQuote(source.selector) } : {};
      return { path: sharedPath(source.place, folderName), ...quote, ...(selector ? { selector } : {}), ...when };
    }
    case 'link': return { url: source.url, ...(source.title ? { title: source.title } : {}), ...when };
    case 'note': return { note: source.text };
  }
}
