import type { Portfolio, SharedEvidence } from './portfolio';

/** What an export takes out of this machine, by kind, for a person to look at before it does. */
export interface Leaving {
  readonly paths: readonly string[];
  readonly links: readonly string[];
  /** With the path each is from. */
  readonly quotes: readonly { readonly path: string; readonly text: string }[];
  readonly notes: readonly string[];
  /** Of evidence, activities, ratings and check-ins. */
  readonly remarks: readonly string[];
  /** Feedback by reviewers, and the answers to it. */
  readonly feedback: readonly string[];
  /** The person's, and those of reviewers. */
  readonly names: readonly string[];
  readonly activities: number;
  readonly evidence: number;
  readonly ratings: number;
  readonly checkIns: number;
}

const unique = (texts: readonly (string | undefined)[]): readonly string[] => [...new Set(texts.filter((text) => text !== undefined))];

/** Everything in a portfolio that says something about the person, their work or others. Cost: linear. */
export function leavingWith(portfolio: Portfolio): Leaving {
  const { evidence } = portfolio;
  const skills = portfolio.frameworks.flatMap((framework) => framework.skills);
  const activities = skills.flatMap((skill) => skill.activities);
  const ratings = skills.flatMap((skill) => [...skill.ratings, ...skill.reviews]);
  const said = [...skills.flatMap(({ feedback }) => feedback), ...evidence.flatMap(({ feedback }) => feedback)];
  return {
    paths: unique(evidence.map(({ path }) => path)),
    links: unique(evidence.map(({ url }) => url)),
    quotes: evidence.flatMap(({ path, quote }: SharedEvidence) => (quote === undefined ? [] : [{ path: path ?? '', text: quote }])),
    notes: evidence.flatMap(({ note }) => note ?? []),
    remarks: unique([...evidence, ...activities, ...ratings, ...portfolio.checkIns].map(({ remark }) => remark)),
    feedback: said.flatMap(({ remark, answer }) => [remark, ...(answer === undefined ? [] : [answer])]),
    names: unique([portfolio.name, ...ratings.map(({ by }) => by), ...said.map(({ by }) => by)]),
    activities: activities.length, evidence: evidence.length, ratings: ratings.length, checkIns: portfolio.checkIns.length,
  };
}
