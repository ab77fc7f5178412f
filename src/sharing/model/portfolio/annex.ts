import type { Portfolio, SharedActivity, SharedEvidence, SharedFramework, SharedSkill } from './portfolio';
import { annexColumns } from './portfolioWords';
import type { AnnexColumn, PortfolioWords } from './portfolioWords';

type Row = Readonly<Record<AnnexColumn, string>>;

/** The mapping annex: a row for each pair of evidence and activity, and one for each activity that was done without evidence. */
export function annexRows({ frameworks }: Portfolio, words: PortfolioWords): readonly (readonly string[])[] {
  const rows = frameworks.flatMap((framework) => framework.skills.flatMap((skill) => {
    const reviews = skill.reviews.map(({ level, by }) => `${level} (${by})`).join(', ');
    return skill.activities.flatMap((activity) =>
      (activity.evidence.length ? activity.evidence : [undefined]).map((piece) => ({ ...rowOf(framework, skill, activity, piece, words), reviews })));
  }));
  return [words.annex, ...rows].map((row) => annexColumns.map((column) => row[column]));
}

const rowOf = (framework: SharedFramework, skill: SharedSkill, activity: SharedActivity, piece: SharedEvidence | undefined, words: PortfolioWords): Omit<Row, 'reviews'> => ({
  framework: framework.name, skill: skill.name, activity: activity.title, key: activity.key,
  status: words.status(activity.status), on: activity.on ?? '',
  evidence: piece ? String(piece.number) : '', kind: piece ? words.kind(piece.kind) : '', where: piece?.path ?? piece?.url ?? '',
  quote: piece?.quote ?? piece?.note ?? '', remark: piece?.remark ?? activity.remark ?? '', logged: piece?.on ?? '',
  state: piece ? words.state(piece.state) : '', level: skill.ratings.at(-1)?.level ?? '',
});
