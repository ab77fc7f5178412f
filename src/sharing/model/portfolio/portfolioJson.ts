import type { Portfolio } from './portfolio';

/** A portfolio as plain JSON: each piece of evidence once, activities name theirs by number. `version` rises when a reader would have to change. */
export const portfolioJson = ({ frameworks, evidence, ...rest }: Portfolio): Readonly<Record<string, unknown>> => ({
  type: 'craftlog.portfolio', version: 1, ...rest,
  frameworks: frameworks.map((framework) => ({
    ...framework, skills: framework.skills.map(({ levels: _levels, ...skill }) => ({
      ...skill, activities: skill.activities.map((activity) => ({ ...activity, evidence: activity.evidence.map(({ number }) => number) })),
    })),
  })),
  evidence: evidence.map(({ id: _id, ...piece }) => piece),
});
