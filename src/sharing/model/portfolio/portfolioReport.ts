import type { Portfolio, SharedActivity, SharedEvidence, SharedFeedback, SharedFramework, SharedRating, SharedSkill } from './portfolio';
import { type AnnexColumn, annexColumns, type PortfolioWords } from './portfolioLabels';
import type { Block, Inline, Line, Report, Section } from './report';

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

/** What stands for the evidence in a line: a path, a linked title, or what kind it is. */
const whereOf = ({ kind, path, url, title }: SharedEvidence, words: PortfolioWords): Inline =>
  (url === undefined ? path ?? words.kind(kind) : { text: title ?? url, href: url });

/** A piece of evidence with all that is shared of it. `id` is unique in the report. `shows`: the titles of activities, where the report does not say. */
export function evidenceBlocks(piece: SharedEvidence, id: string, words: PortfolioWords, shows?: readonly string[]): Block {
  const state = words.state(piece.state);
  const text = piece.quote ?? piece.note;
  return {
    kind: 'item', id,
    blocks: [
      { kind: 'text', line: [{ text: words.evidence(piece.number), strong: true }, ' · ', whereOf(piece, words), ' · ', words.logged(words.day(piece.on)), ...(state ? [` · ${state}`] : [])] },
      ...(shows?.length ? [{ kind: 'text' as const, line: [words.shows(shows.join(', '))] }] : []),
      ...(text === undefined ? [] : [{ kind: 'quote' as const, text, of: piece.path === undefined ? words.kind(piece.kind) : words.quoteFrom(piece.path) }]),
      ...remarkBlocks(piece.remark, words),
      ...feedbackBlocks(piece.feedback, words),
    ],
  };
}

/** A remark of several lines stays one paragraph, which all formats can show. */
export const remarkBlocks = (remark: string | undefined, words: PortfolioWords): readonly Block[] =>
  (remark === undefined ? [] : [{ kind: 'text', line: [{ text: words.remark, strong: true }, ' ', remark] }]);

export const feedbackBlocks = (feedback: readonly SharedFeedback[], words: PortfolioWords): readonly Block[] =>
  feedback.flatMap(({ by, on, remark, answer }): Block[] => [
    { kind: 'text', line: [{ text: words.feedback(by, words.day(on)), strong: true }, ' ', remark] },
    ...(answer === undefined ? [] : [{ kind: 'text' as const, line: [{ text: words.answer, strong: true as const }, ' ', answer] }]),
  ]);

export const evidenceId = (number: number): string => `evidence-${number}`;

/** The portfolio as people read it: an overview, then each skill with its activities and their evidence. A piece of evidence stands once. */
export function portfolioReport(portfolio: Portfolio, words: PortfolioWords): Report {
  const skills = portfolio.frameworks.flatMap((framework) => framework.skills);
  const activities = skills.flatMap((skill) => skill.activities);
  const placed = new Set<number>();
  let id = 0;
  const nextId = (): string => `part-${++id}`;
  const sectionOf = (skill: SharedSkill): Section => ({
    id: nextId(), heading: skill.name,
    blocks: [
      ...(skill.description ? [{ kind: 'text' as const, line: [skill.description], quiet: true as const }] : []),
      ...ratingBlocks(skill, words), ...feedbackBlocks(skill.feedback, words),
    ],
    sections: skill.activities.map((activity) => ({ id: nextId(), heading: activity.title, blocks: activityBlocks(activity, placed, words), sections: [] })),
  });
  const several = portfolio.frameworks.length > 1;
  const sections = portfolio.frameworks.flatMap((framework): Section[] => {
    const own = framework.skills.map(sectionOf);
    return several ? [{ id: nextId(), heading: framework.name, blocks: [], sections: own }] : own;
  });
  const checkIns = portfolio.checkIns.map(({ date, remark }): Line => [{ text: words.day(date), strong: true }, ...(remark ? [' ', remark] : [])]);
  return {
    language: words.language,
    title: words.title(portfolio.name),
    lead: [
      { kind: 'text', line: [portfolio.frameworks.map(({ name }) => name).join(', ')] },
      { kind: 'text', line: [words.summary(portfolio.evidence.length, activities.length, skills.length, activities.filter(({ status }) => status === 'done').length)] },
      ...leadOf(portfolio, words),
    ],
    contents: words.contents,
    sections: [
      ...(skills.length ? [{ id: nextId(), heading: words.overview, blocks: [overview(skills, words)], sections: [] }] : []),
      ...sections,
      ...(checkIns.length ? [{ id: nextId(), heading: words.checkIns, blocks: [{ kind: 'list' as const, items: checkIns }], sections: [] }] : []),
    ],
    foot: footOf(portfolio.frameworks, words),
  };
}

/** The period, and when it was made. */
export const leadOf = ({ from, until, made }: Portfolio, words: PortfolioWords): readonly Block[] => [
  ...(from !== undefined || until !== undefined
    ? [{ kind: 'text' as const, line: [words.period(from && words.day(from), until && words.day(until))], quiet: true as const }] : []),
  { kind: 'text', line: [words.made(words.day(made))], quiet: true },
];

/** The credit that licences of frameworks ask for. */
export const footOf = (frameworks: readonly SharedFramework[], words: PortfolioWords): readonly Block[] => [
  { kind: 'text', line: [words.privateNote] },
  ...frameworks.flatMap(({ attribution }) => (attribution ? [{ kind: 'text' as const, line: [`${words.sources} ${attribution}`] }] : [])),
];

function overview(skills: readonly SharedSkill[], words: PortfolioWords): Block {
  const row = ({ name, activities, ratings, reviews }: SharedSkill): readonly Line[] => {
    const pieces = new Set(activities.flatMap(({ evidence }) => evidence.map(({ number }) => number)));
    const latest = new Map(reviews.map((review) => [review.by, review]));
    return [
      [name], [String(activities.filter(({ status }) => status === 'done').length)], [String(pieces.size)], [ratings.at(-1)?.level ?? ''],
      [[...latest.values()].map(({ level, by }) => `${level} (${by})`).join(', ')],
    ];
  };
  const head = [words.skill, words.done, words.pieces, words.level, words.reviewed];
  const rows = skills.map(row);
  // Columns with nothing in them say nothing.
  const kept = head.map((_, i) => i < 3 || rows.some((cells) => cells[i]!.some(Boolean)));
  return { kind: 'table', caption: words.overviewTable, head: head.filter((_, i) => kept[i]), rows: rows.map((cells) => cells.filter((_, i) => kept[i])) };
}

function ratingBlocks({ ratings, reviews }: SharedSkill, words: PortfolioWords): readonly Block[] {
  const item = (rating: SharedRating): Line => [
    rating.by === undefined ? words.ownLevel(rating.level, words.day(rating.on)) : words.levelBy(rating.level, rating.by, words.day(rating.on)),
    ...(rating.remark ? [': ', rating.remark] : []),
  ];
  const list = (heading: string, all: readonly SharedRating[]): readonly Block[] => (all.length
    ? [{ kind: 'text', line: [{ text: heading, strong: true }] }, { kind: 'list', items: all.map(item) }] : []);
  return [...list(words.ratings, ratings), ...list(words.reviews, reviews)];
}

function activityBlocks({ status, on, remark, evidence }: SharedActivity, placed: Set<number>, words: PortfolioWords): readonly Block[] {
  return [
    { kind: 'text', line: [on === undefined ? words.status(status) : words.statusOn(status, words.day(on))] },
    ...remarkBlocks(remark, words),
    ...evidence.map((piece): Block => {
      if (placed.has(piece.number)) { return { kind: 'text', line: [{ text: words.seeEvidence(piece.number), to: evidenceId(piece.number) }] }; }
      placed.add(piece.number);
      return evidenceBlocks(piece, evidenceId(piece.number), words);
    }),
  ];
}
