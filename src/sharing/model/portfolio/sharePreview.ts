import type { ShareFormat } from './partOf';
import type { Portfolio, SharedEvidence, SharedFeedback, SharedRating, SharedSkill } from './portfolio';
import type { PortfolioWords } from './portfolioLabels';

/** What an export takes out of this machine, by kind, for a person to look at before it does. Texts are whole. */
export interface SharePreview {
  /** The person's, and those of reviewers. */
  readonly names: readonly string[];
  /** Skills, each with its activities, how they stand and since when. */
  readonly skills: readonly string[];
  readonly paths: readonly string[];
  readonly links: readonly string[];
  /** With the path each is from, and the text around it where that leaves too. */
  readonly quotes: readonly Quote[];
  readonly notes: readonly string[];
  /** Of evidence, activities, ratings and check-ins. */
  readonly remarks: readonly string[];
  readonly ratings: readonly string[];
  /** Feedback by reviewers, and the answers to it. */
  readonly feedback: readonly string[];
  readonly checkIns: readonly string[];
  /** Days as `2026-03-31`; for tools, instants. */
  readonly dates: readonly string[];
  /** Names that only tools read. */
  readonly ids: readonly string[];
  readonly activities: number;
  readonly evidence: number;
}

interface Quote { readonly path: string; readonly text: string; readonly before?: string; readonly after?: string }

/** The parts of a preview, in order. */
export const sharedKinds = ['names', 'skills', 'paths', 'links', 'quotes', 'notes', 'remarks', 'ratings', 'feedback', 'checkIns', 'dates', 'ids'] as const;
export type SharedKind = typeof sharedKinds[number];

export interface SharePreviewLabels {
  readonly title: string;
  readonly headings: Readonly<Record<SharedKind, string>>;
  counted(heading: string, count: number): string;
  readonly before: string;
  readonly after: string;
  /** That the framework's own words leave too. */
  readonly framework: string;
}

const unique = (texts: readonly (string | undefined)[]): readonly string[] => [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as string[];

/** Everything in a portfolio that says something about the person, their work or others. `portfolio`: the part that the format tells. Cost: linear. */
export function sharePreviewOf(portfolio: Portfolio, format: ShareFormat, words: Pick<PortfolioWords, 'status' | 'ownLevel' | 'levelBy' | 'feedback'>): SharePreview {
  const { evidence } = portfolio;
  const skills = portfolio.frameworks.flatMap((framework) => framework.skills);
  const activities = skills.flatMap((skill) => skill.activities);
  const ratings = skills.flatMap((skill) => [...skill.ratings, ...skill.reviews]);
  const said = [...skills.flatMap(({ feedback }) => feedback), ...evidence.flatMap(({ feedback }) => feedback)];
  const ratingLine = ({ level, on, by }: SharedRating, { name }: SharedSkill): string => `${name}: ${by === undefined ? words.ownLevel(level, on) : words.levelBy(level, by, on)}`;
  const feedbackLine = ({ by, on, remark, answer }: SharedFeedback): string => [words.feedback(by, on), remark, ...(answer === undefined ? [] : [answer])].join('\n');
  return {
    names: unique([portfolio.name, ...ratings.map(({ by }) => by), ...said.map(({ by }) => by)]),
    skills: portfolio.frameworks.flatMap((framework) => framework.skills.map((skill) => [
      `${framework.name}: ${skill.name}`,
      ...skill.activities.map(({ title, status, on }) => `  ${title}: ${[words.status(status), ...(on === undefined ? [] : [on])].join(', ')}`),
    ].join('\n'))),
    paths: unique(evidence.map(({ path }) => path)),
    links: unique(evidence.map(({ url, title }) => (url === undefined ? undefined : [...(title === undefined ? [] : [title]), url].join('\n')))),
    quotes: evidence.flatMap((piece) => quoteOf(piece) ?? []),
    notes: evidence.flatMap(({ note }) => note ?? []),
    remarks: unique([...evidence, ...activities, ...ratings, ...portfolio.checkIns].map(({ remark }) => remark)),
    ratings: skills.flatMap((skill) => [...skill.ratings, ...skill.reviews].map((rating) => ratingLine(rating, skill))),
    feedback: said.map(feedbackLine),
    checkIns: portfolio.checkIns.map(({ date }) => date),
    dates: [...unique([
      ...(format === 'csv' || format === 'annotations' ? [] : [portfolio.made, portfolio.from, portfolio.until]),
      ...evidence.map(({ on, at }) => at ?? on),
    ])].sort(),
    ids: unique(idsIn(format, portfolio)),
    activities: activities.length, evidence: evidence.length,
  };
}

function quoteOf({ path = '', quote, selector }: SharedEvidence): Quote | undefined {
  if (!selector) { return quote === undefined ? undefined : { path, text: quote }; }
  const { exact, tail, prefix, suffix } = selector;
  return { path, text: tail === undefined ? exact : `${exact}\n${tail}`, ...(prefix === undefined ? {} : { before: prefix }), ...(suffix === undefined ? {} : { after: suffix }) };
}

function idsIn(format: ShareFormat, { frameworks, evidence }: Portfolio): readonly string[] {
  const skills = frameworks.flatMap((framework) => framework.skills);
  const activities = (): readonly string[] => skills.flatMap((skill) => skill.activities.map(({ key }) => key));
  switch (format) {
    case 'html': case 'markdown': return [];
    case 'csv': return activities();
    case 'json': return [...frameworks.flatMap(({ id, version }) => [`${id} ${version}`]), ...skills.map(({ key }) => key), ...activities()];
    case 'annotations': return evidence.map(({ id }) => `urn:craftlog:${id}`);
    case 'review': return [...skills.map(({ key }) => key), ...evidence.map(({ id }) => id)];
  }
}

/**
 * All that leaves as a text to read. `head`: what is to be said first, a line each. Each text is indented, so that none can look like a
 * heading. Cost: linear.
 */
export function sharePreviewText(leaving: SharePreview, words: SharePreviewLabels, head: readonly string[]): string {
  const quote = ({ path, text, before, after }: Quote): string => [
    path, ...(before === undefined ? [] : [words.before, indented(before)]), indented(text), ...(after === undefined ? [] : [words.after, indented(after)]),
  ].join('\n');
  const parts = sharedKinds.flatMap((kind) => {
    const items = kind === 'quotes' ? leaving.quotes.map(quote) : leaving[kind];
    return items.length ? [words.counted(words.headings[kind], items.length), '', ...items.map((item) => `- ${indented(item).trimStart()}`), ''] : [];
  });
  return [words.title, '', ...head, '', ...parts, words.framework, ''].join('\n');
}

const indented = (text: string): string => text.trim().split(/\r\n|[\n\r\u2028\u2029]/).map((line) => `  ${line}`).join('\n');
