import { addDays, daysBetween, mondayOf } from '../../text/day';
import type { Day } from '../../text/day';
import type { Catalog, SkillKey } from '../../framework/model/framework';
import type { Evidence, Progress } from '../../logbook/model/progress';

export const periods = ['all', 'year', 'halfYear', 'quarter', 'month'] as const;
export type Period = typeof periods[number];

/** What the panel is narrowed to; the page remembers it. What is not in the frameworks any more narrows nothing. */
export interface PanelFilter {
  readonly framework?: string;
  readonly skill?: SkillKey;
  readonly period?: Period;
  /** The Monday of the week whose evidence is listed. */
  readonly week?: Day;
}

export interface Select {
  readonly name: 'framework' | 'skill' | 'period';
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string; readonly chosen: boolean }[];
}

export interface FilterWords {
  readonly framework: string;
  readonly skill: string;
  readonly period: string;
  readonly allFrameworks: string;
  readonly allSkills: string;
  readonly periods: Readonly<Record<Period, string>>;
}

/** Days that a period looks back, today included. */
const lengths: Readonly<Record<Period, number>> = { all: Infinity, year: 365, halfYear: 182, quarter: 91, month: 30 };

/** The first day of a period that ends today; undefined for all time. */
export const firstDay = (period: Period, today: Day): Day | undefined =>
  (lengths[period] === Infinity ? undefined : addDays(today, 1 - lengths[period]));

/** The weeks of the calendar that a period needs: whole ones, at most a year of them. */
export const weeksIn = (period: Period, today: Day): number => {
  const first = firstDay(period, today) ?? addDays(today, -364)!;
  return daysBetween(mondayOf(first), mondayOf(today)) / 7 + 1;
};

/** The part of a catalog that a filter leaves. Names are still looked up in all of it. */
export function narrowed(catalog: Catalog, { framework, skill }: PanelFilter): Catalog {
  const own = catalog.skills.filter((s) => (skill === undefined || s.key === skill) && (framework === undefined || s.framework.id === framework));
  const skills = own.length ? own : catalog.skills;
  return skills.length === catalog.skills.length ? catalog : {
    frameworks: catalog.frameworks.filter((f) => skills.some((s) => s.framework === f)), skills,
    activities: skills.flatMap(({ activities }) => activities),
    skill: (key) => catalog.skill(key), activity: (key) => catalog.activity(key),
  };
}

/** Progress with only the evidence that passes. Statuses and ratings stay as they are now. */
export function withEvidence(progress: Progress, passes: (evidence: Evidence) => boolean): Progress {
  return { ...progress, evidence: progress.evidence.filter(passes), evidenceFor: (key) => progress.evidenceFor(key).filter(passes) };
}

export function selects(catalog: Catalog, filter: PanelFilter, words: FilterWords): readonly Select[] {
  const { framework, skill, period = 'all' } = filter;
  const options = (all: string, values: readonly (readonly [string, string])[], chosen: string | undefined): Select['options'] => {
    const known = values.some(([value]) => value === chosen);
    return [{ value: '', text: all, chosen: !known }, ...values.map(([value, text]) => ({ value, text, chosen: value === chosen }))];
  };
  const skills = catalog.skills.filter((s) => framework === undefined || s.framework.id === framework);
  return [
    ...(catalog.frameworks.length < 2 ? [] : [{
      name: 'framework' as const, label: words.framework,
      options: options(words.allFrameworks, catalog.frameworks.map(({ id, name }) => [id, name] as const), framework),
    }]),
    { name: 'skill', label: words.skill, options: options(words.allSkills, skills.map((s) => [s.key, s.skill.name] as const), skill) },
    { name: 'period', label: words.period, options: periods.map((value) => ({ value, text: words.periods[value], chosen: value === period })) },
  ];
}
