import type { Progress } from '../../../logbook/model/progress';
import type { Portfolio, SharedActivity, SharedEvidence, SharedSkill } from './portfolio';

/** What a portfolio can be written as; a review is asked for with a page. */
export type ShareFormat = 'html' | 'markdown' | 'csv' | 'json' | 'annotations' | 'review';

/** The part of a portfolio that a format tells, so that a preview names all that leaves and no more. Cost: linear. */
export function partOf(format: ShareFormat, portfolio: Portfolio): Portfolio {
  switch (format) {
    case 'html': case 'markdown': case 'json': return portfolio;
    case 'csv': return { ...mapped(portfolio, inTable, ({ title: _, feedback: __, ...piece }) => ({ ...piece, feedback: [] })), name: undefined, checkIns: [] };
    case 'annotations': {
      const { frameworks, evidence } = mapped(portfolio, inAnnotations, (piece) => (piece.kind === 'note' ? undefined
        : { ...piece, title: undefined, quote: undefined, feedback: [] }));
      return { made: portfolio.made, frameworks, evidence, checkIns: [] };
    }
    case 'review': return { ...mapped(portfolio, (skill) => ({ ...skill, ratings: skill.ratings.slice(-1), reviews: [] }), (piece) => piece), checkIns: [] };
  }
}

const inTable = (skill: SharedSkill): SharedSkill => ({
  ...skill, feedback: [],
  ratings: skill.ratings.slice(-1).map(({ remark: _, ...rating }) => rating), reviews: skill.reviews.map(({ remark: _, ...rating }) => rating),
});

const inAnnotations = (skill: SharedSkill): SharedSkill | undefined => {
  const activities = skill.activities.filter(({ evidence }) => evidence.length).map(({ on: _, remark: __, ...activity }) => activity);
  return activities.length ? { ...skill, ratings: [], reviews: [], feedback: [], activities } : undefined;
};

/** What was removed is told as little as what is private. */
const gone = { private: true };

/**
 * A portfolio without the evidence that was removed, or marked private, since: what was agreed to can become less, never more. Numbers
 * have no gaps. `now`: the logbook as it is. Cost: linear.
 */
export function withoutWithdrawn(portfolio: Portfolio, now: Pick<Progress, 'evidenceById'>): Portfolio {
  const stays = ({ id }: SharedEvidence): boolean => !(now.evidenceById(id) ?? gone).private;
  if (portfolio.evidence.every(stays)) { return portfolio; }
  let number = 0;
  return mapped(portfolio, (skill) => (skill.activities.length || skill.ratings.length || skill.reviews.length || skill.feedback.length ? skill : undefined),
    (piece) => (stays(piece) ? { ...piece, number: ++number } : undefined));
}

/** Each piece once, wherever it stands. An activity that nothing but evidence spoke for goes with it; a framework goes with its skills. */
function mapped(
  portfolio: Portfolio, ofSkill: (skill: SharedSkill) => SharedSkill | undefined, ofPiece: (piece: SharedEvidence) => SharedEvidence | undefined,
): Portfolio {
  const pieces = new Map(portfolio.evidence.map((piece) => [piece.number, ofPiece(piece)]));
  const activityOf = (activity: SharedActivity): SharedActivity[] => {
    const evidence = activity.evidence.flatMap(({ number }) => pieces.get(number) ?? []);
    const isSaid = activity.on !== undefined && (activity.status === 'done' || activity.status === 'inProgress');
    return evidence.length || !activity.evidence.length || isSaid ? [{ ...activity, evidence }] : [];
  };
  const frameworks = portfolio.frameworks.map((framework) => ({
    ...framework, skills: framework.skills.flatMap((skill) => ofSkill({ ...skill, activities: skill.activities.flatMap(activityOf) }) ?? []),
  })).filter(({ skills }) => skills.length);
  return { ...portfolio, frameworks, evidence: [...pieces.values()].filter((piece) => piece !== undefined) };
}
