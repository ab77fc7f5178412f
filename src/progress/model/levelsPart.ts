import type { Catalog, Framework, SkillEntry, SkillKey } from '../../framework/model/framework';
import { chosenRole, levelsOf, nextRole, targetOf } from '../../logbook/model/levels';
import type { RankedLevel, Rating, RoleEntry, SkillLevels } from '../../logbook/model/levels';
import type { Progress } from '../../logbook/model/progress';
import type { ActionLead, Lead } from './lead';
import { excerpts } from './recent';

/** Levels of the skills of one framework: a picture, and the same as a table. Numbers are ranks, lowest 0. */
export interface LevelsGroup {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly levels: readonly string[];
  readonly rows: readonly LevelRow[];
}

export interface LevelRow {
  readonly key: SkillKey;
  readonly name: Lead;
  readonly own?: number;
  /** What the person said before, where it differs. */
  readonly before?: number;
  readonly target?: number;
  readonly reviews: readonly number[];
  /** The row in words. */
  readonly said: string;
  /** You, before, others, target: the cells of the table. */
  readonly cells: readonly string[];
}

export interface LevelsPart {
  readonly title: string;
  readonly role: ActionLead;
  readonly groups: readonly LevelsGroup[];
  readonly legend: Readonly<Record<'own' | 'before' | 'review' | 'target', string>>;
  readonly headers: readonly string[];
  readonly showTable: string;
}

export interface LevelsWords {
  readonly title: string;
  readonly legend: LevelsPart['legend'];
  readonly headers: readonly string[];
  readonly showTable: string;
  readonly chooseRole: string;
  readonly changeRole: string;
  about(role: RoleEntry | undefined, next: RoleEntry | undefined): string;
  titleOf(framework: Framework): string;
  rating(rating: Rating): string;
  own(text: string): string;
  notRated: string;
  target(role: RoleEntry, level: RankedLevel): string;
  labelToRate(text: string): string;
}

/** A cell of the table is for reading; the logbook has them all. */
const mostRatings = 8;

/** Undefined where no framework has levels. */
export function levelsPart(catalog: Catalog, progress: Progress, words: LevelsWords): LevelsPart | undefined {
  const frameworks = catalog.frameworks.filter(({ levels }) => levels.length);
  if (!frameworks.length) { return undefined; }
  const levels = levelsOf(catalog, progress);
  const roles = frameworks.some((framework) => chosenRole(framework, progress));
  return {
    title: words.title, legend: words.legend, headers: words.headers, showTable: words.showTable,
    role: { text: roles ? words.changeRole : words.chooseRole, action: 'setRole' },
    groups: frameworks.map((framework) => {
      const role = chosenRole(framework, progress);
      return {
        id: framework.id, title: frameworks.length > 1 ? words.titleOf(framework) : '', about: words.about(role, role && nextRole(role)),
        levels: framework.levels.map(({ name }) => name),
        rows: catalog.skills.filter((skill) => skill.framework === framework).map((skill) => levelRow(skill, levels.get(skill.key)!, role, words)),
      };
    }),
  };
}

function levelRow(skill: SkillEntry, { own, latestReviews }: SkillLevels, role: RoleEntry | undefined, words: LevelsWords): LevelRow {
  const last = own.at(-1);
  const before = own.findLast(({ level }) => level !== last?.level);
  const target = role && targetOf(role, skill);
  const inWords = (rating: Rating): string => excerpts([words.rating(rating)])[0] ?? '';
  const others = latestReviews.slice(0, mostRatings).map(inWords);
  const asked = role && target ? words.target(role, target) : '';
  const { name } = skill.skill;
  return {
    key: skill.key,
    name: { text: name, label: words.labelToRate(name), target: { kind: 'rate', skill: skill.key } },
    ...(last?.known ? { own: last.known.rank } : {}),
    ...(before?.known ? { before: before.known.rank } : {}),
    ...(target ? { target: target.rank } : {}),
    reviews: [...new Set(latestReviews.flatMap(({ known }) => known?.rank ?? []))],
    said: [last ? words.own(inWords(last)) : words.notRated, ...others, asked].filter(Boolean).join('. '),
    cells: [
      last ? inWords(last) : '', own.slice(-1 - mostRatings, -1).toReversed().map(inWords).join('; '),
      others.join('; '), target?.level.name ?? '',
    ],
  };
}
