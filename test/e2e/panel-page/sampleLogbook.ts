import { newEntryId } from '../../../src/model/entryId';
import type { Framework } from '../../../src/model/framework';
import type { Entry, Fact, Source } from '../../../src/model/logbook';

const passage = (path: string, exact: string): Source => (
  { kind: 'passage', place: { folder: 'learning', path }, selector: { exact, prefix: '', suffix: '', start: 0, end: exact.length } }
);

const sources: readonly Source[] = [
  passage('stories/checkout.md', 'As a first-time buyer, I want to see delivery costs before I sign in, so that I can decide to go on.'),
  { kind: 'file', place: { folder: 'learning', path: 'roadmap.md' } },
  passage('research/interviews.md', 'Four of six people looked for the total first.'),
  { kind: 'link', url: 'https://example.org/board/42', title: 'Sprint 12 board' },
  passage('decisions/0003-payments.md', 'We will take cards only in the first release.'),
  { kind: 'note', text: 'Shadowed the service desk for a morning and wrote up the three questions that came back most often.' },
  { kind: 'file', place: { uri: 'file:///elsewhere/post-mortem.md' } },
];

/** Some months of a person's log: for each activity in turn nothing, evidence, evidence and done, or not relevant. */
export function sampleEntries(framework: Framework): readonly Entry[] {
  const facts: Fact[] = framework.skills.flatMap((skill, s) => skill.activities.flatMap((activity, a): Fact[] => {
    const key = `${framework.id}/${activity.id}`;
    const evidence: Fact = { type: 'evidence', activities: [key], source: sources[(s * 3 + a) % sources.length]! };
    const score = (s * 5 + a * 3) % 8;
    if (s === 8 || score > 5) { return []; }
    if (score === 5) { return a % 2 ? [{ type: 'status', activity: key, status: 'notRelevant', remark: 'We have no hardware.' }] : []; }
    return score < 3 ? [evidence, { type: 'status', activity: key, status: 'done', ...(a === 0 ? { on: '2025-01-31' } : {}) }] : [evidence];
  }));
  const start = Date.UTC(2025, 1, 3, 9);
  return facts.map((fact, i) => {
    const at = start + i * 2.3 * 86_400_000;
    return { id: newEntryId(at, () => 0.5), at: new Date(at).toISOString(), ...fact };
  });
}
