import { type Case, type Framework, keyOf } from '../../../framework/model/framework';
import { listAt } from '../../../text/lists';
import type { Portfolio, SharedActivity, SharedEvidence } from './portfolio';
import { evidenceBlocks, footOf, leadOf } from './portfolioReport';
import type { PortfolioWords } from './portfolioLabels';
import type { Report } from './report';

/** What speaks for a piece of evidence when somebody else reads it, in points. Only their order matters. */
const points = {
  /** The reader sees the words themselves, not only that there is a file. */
  quote: 4, file: 2, link: 2, note: 1,
  /** It can still be looked at as it was attached. */
  stands: 3, changed: 1,
  /** The person says which part was theirs. */
  remark: 2,
  /** Somebody else has looked at it. */
  reviewed: 2,
  /** The activity it shows is done, not only begun. */
  done: 2,
  /** It shows a further activity of the same dimension. */
  further: 1,
} as const;

const ofState: Readonly<Record<SharedEvidence['state'], number>> = { found: points.stands, moved: points.stands, changed: points.changed, ambiguous: 0, gone: 0, unreadable: 0, unknown: 0, unasked: 0 };

/** How well a piece of evidence speaks for some activities. It orders evidence for a report; nobody is shown the number. */
export function strengthOf(piece: SharedEvidence, shows: readonly SharedActivity[]): number {
  const kind = { passage: piece.quote === undefined ? points.file : points.quote, file: points.file, link: points.link, note: points.note }[piece.kind];
  const stands = piece.kind === 'passage' || piece.kind === 'file' ? ofState[piece.state] : points.changed;
  return kind + stands + (piece.remark === undefined ? 0 : points.remark) + (piece.feedback.length ? points.reviewed : 0)
    + (shows.some(({ status }) => status === 'done') ? points.done : 0) + (shows.length - 1) * points.further;
}

/** So many pieces of evidence make a point; more are read by nobody. */
const strongest = 3;

interface Strong { readonly piece: SharedEvidence; readonly shows: readonly SharedActivity[] }
export interface CaseDimension { readonly id: string; readonly name: string; readonly description: string; readonly evidence: readonly Strong[] }

/** The strongest evidence in a portfolio for each dimension, in the order the framework gives. Of equals the newer comes first. */
export function dimensionsOf(framework: Framework, { dimensions }: Case, portfolio: Portfolio): readonly CaseDimension[] {
  const activities = portfolio.frameworks.filter(({ id }) => id === framework.id).flatMap(({ skills }) => skills).flatMap((skill) => skill.activities);
  return dimensions.map(({ id, name, description, activities: ids }) => {
    const keys = new Set(ids.map((activity) => keyOf(framework, { id: activity })));
    const own = activities.filter(({ key }) => keys.has(key));
    const shown = new Map<SharedEvidence, SharedActivity[]>();
    for (const activity of own) {
      for (const piece of activity.evidence) { listAt(shown, piece).push(activity); }
    }
    const newerFirst = (a: SharedEvidence, b: SharedEvidence): number => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.number - b.number);
    const strong = [...shown].map(([piece, shows]) => ({ strong: { piece, shows }, strength: strengthOf(piece, shows) }))
      .sort((a, b) => b.strength - a.strength || newerFirst(a.strong.piece, b.strong.piece));
    return { id, name, description, evidence: strong.slice(0, strongest).map((one): Strong => one.strong) };
  });
}

/** The part of a portfolio that a promotion case tells, so that a preview names no more than leaves. */
export function portfolioOfCase(framework: Framework, of: Case, portfolio: Portfolio): Portfolio {
  const told = new Set(dimensionsOf(framework, of, portfolio).flatMap(({ evidence }) => evidence.map(({ piece }) => piece)));
  const frameworks = portfolio.frameworks.filter(({ id }) => id === framework.id).map((shared) => ({
    ...shared, skills: shared.skills.map((skill) => ({
      ...skill, ratings: [], reviews: [], feedback: [],
      activities: skill.activities.map(({ on: _, remark: __, ...activity }) => ({
        ...activity, evidence: activity.evidence.filter((piece) => told.has(piece)),
      })).filter(({ evidence }) => evidence.length),
    })).filter(({ activities }) => activities.length),
  }));
  return { ...portfolio, frameworks, evidence: portfolio.evidence.filter((piece) => told.has(piece)), checkIns: [] };
}

/** A case for promotion as people read it. A dimension with no evidence yet says so: an honest gap is worth talking about. */
export function caseReport(framework: Framework, of: Case, portfolio: Portfolio, words: PortfolioWords): Report {
  const dimensions = dimensionsOf(framework, of, portfolio);
  return {
    language: words.language,
    title: words.caseTitle(portfolio.name, of.name),
    lead: [
      ...(of.description ? [{ kind: 'text' as const, line: [of.description] }] : []),
      { kind: 'text', line: [words.caseSummary(portfolio.evidence.length, dimensions.filter(({ evidence }) => evidence.length).length)] },
      ...leadOf(portfolio, words),
    ],
    contents: words.contents,
    sections: dimensions.map(({ id, name, description, evidence }) => ({
      id: `dimension-${id}`, heading: name, sections: [],
      blocks: [
        ...(description ? [{ kind: 'text' as const, line: [description], quiet: true as const }] : []),
        ...(evidence.length ? evidence.map(({ piece, shows }) => evidenceBlocks(piece, `${id}-evidence-${piece.number}`, words, shows.map(({ title }) => title)))
          : [{ kind: 'text' as const, line: [words.nothing] }]),
      ],
    })),
    foot: footOf(portfolio.frameworks, words),
  };
}
