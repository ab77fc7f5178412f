import type { Check } from '../../framework/model/framework';
import type { Finding } from './finding';
import type { Readiness } from './readiness';

/** Every finding with its check, dismissed ones too, in the order of the text. */
export const findingsOf = ({ document, stories, checks }: Readiness): readonly { readonly finding: Finding; readonly check: Check }[] => {
  const byId = new Map(document.checks.map((check) => [check.id, check]));
  return [...stories, ...checks].flatMap(({ findings }) => findings).map((finding) => ({ finding, check: byId.get(finding.check)! }))
    .sort((a, b) => a.finding.start - b.finding.start);
};
