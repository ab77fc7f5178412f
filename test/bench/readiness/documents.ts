import fs from 'node:fs';
import path from 'node:path';
import type { Framework } from '../../../src/framework/model/framework';
import { readinessOf } from '../../../src/companion/model/readiness';

/** What a very good product manager would point out in a document: each statement of its kind is `ok`, `clear` (a lack) or `arguable`. */
interface Hints { readonly kind: string; readonly statements: Readonly<Record<string, { readonly verdict: 'ok' | 'clear' | 'arguable' }>> }

/** The kinds of hints.json by their ids in the framework. */
const kinds: Readonly<Record<string, string>> = {
  roadmap: 'roadmap', brief: 'brief', decision: 'decision', researchPlan: 'research-plan', findings: 'findings', postMortem: 'post-mortem',
  releaseNotes: 'release-notes', businessCase: 'business-case', retro: 'retrospective',
};
/** Of each statement the check that looks at it, where it has another name. */
const checks: Readonly<Record<string, string>> = {
  'all.unfilled': 'gaps', 'brief.whoHas': 'who', 'brief.success': 'measure', 'brief.outOfScope': 'out-of-scope', 'brief.ownerOrDate': 'owner',
  'decision.dateStatus': 'date', 'researchPlan.participants': 'who', 'researchPlan.method': 'how', 'findings.participants': 'who', 'findings.confidence': 'limits',
  'postMortem.timeline': 'what-happened', 'postMortem.causes': 'cause', 'postMortem.actionOwner': 'actions', 'postMortem.actionDate': 'action-dates',
  'postMortem.noticedEnded': 'noticed', 'releaseNotes.dateVersion': 'date', 'releaseNotes.forUsers': 'for-people', 'releaseNotes.canDo': 'changes',
  'retro.well': 'went-well', 'retro.notWell': 'not-well', 'retro.actionOwner': 'actions', 'retro.lookBack': 'look-back', 'retro.causes': 'causes',
};
const checkOf = (statement: string): string => checks[statement] ?? statement.slice(statement.indexOf('.') + 1);

export interface DocumentFigures {
  readonly n: number;
  /** Of the documents of a kind, the share known for it. */
  readonly recognised: number;
  /** Of those of no kind, the share taken for one. */
  readonly noneTaken: number;
  readonly precision: number;
  /** Of clear lacks. */
  readonly recall: number;
  readonly counts: Readonly<Record<'kinds' | 'known' | 'none' | 'taken' | 'right' | 'wrong' | 'clear', number>>;
}

/** How kinds are known and lacks found in the documents of hints.json, and each hint as `tell` wants it. A hint is wrong where the verdict is ok. */
export function documentFigures(framework: Framework, folder: string, tell: (line: string) => void = () => undefined): DocumentFigures {
  const all = JSON.parse(fs.readFileSync(path.join(folder, 'hints.json'), 'utf8')) as Record<string, Hints>;
  const counts = { kinds: 0, known: 0, none: 0, taken: 0, right: 0, wrong: 0, clear: 0 };
  const ours = new Set(Object.values(kinds));
  for (const [file, { kind, statements }] of Object.entries(all)) {
    const at = file.split('/').slice(2).join('/');
    const made = readinessOf([framework], fs.readFileSync(path.join(folder, file), 'utf8'), at).filter(({ document }) => ours.has(document.id));
    const found = made.map(({ document }) => document.id);
    if (kind === 'none') {
      counts.none++;
      if (found.length) { counts.taken++; tell(`TAKEN ${file} ${found.join(' ')}`); }
      continue;
    }
    counts.kinds++;
    const own = made.find(({ document }) => document.id === kinds[kind]);
    if (own) { counts.known++; } else { tell(`UNKNOWN ${kind} ${file} ${found.join(' ')}`); }
    for (const [statement, { verdict }] of Object.entries(statements)) {
      const hint = own?.checks.some(({ check, findings }) => check.id === checkOf(statement) && findings.length) ?? false;
      if (verdict === 'clear') { counts.clear++; }
      if (hint && verdict === 'ok') { counts.wrong++; tell(`WRONG ${statement} ${file}`); }
      if (hint && verdict === 'clear') { counts.right++; }
      if (!hint && verdict === 'clear' && own) { tell(`MISSED ${statement} ${file}`); }
    }
  }
  const share = (part: number, whole: number): number => part / Math.max(1, whole);
  return {
    n: Object.keys(all).length, recognised: share(counts.known, counts.kinds), noneTaken: share(counts.taken, counts.none),
    precision: share(counts.right, counts.right + counts.wrong), recall: share(counts.right, counts.clear), counts,
  };
}
