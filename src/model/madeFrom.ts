import type { Catalog } from './framework';
import { keyOf } from './framework';
import { isTemplate } from './placeholder';
import type { Suggestion } from './suggest';

/** Headings of a template that a document keeps; fewer are chance. */
const LEAST = 2;
/** Of a template's headings, the share that a document made from it still has when some were left out. */
const SHARE = 0.6;

/**
 * The activities that a document shows because it was made from a template of a framework and filled in since: the headings tell, and are the
 * reason given. Likeliest first; none for a template that is still to be filled in. Cost: linear in the text.
 */
export function madeFrom({ frameworks }: Catalog, path: string, text: string): readonly Suggestion[] {
  const has = new Set([...text.matchAll(/^[^\S\r\n]{0,3}#{1,6}[^\S\r\n]+(\S[^\r\n]{0,199})/gm)].map(([, heading]) => folded(heading!)));
  if (has.size < LEAST) { return []; }
  const fitting = frameworks.flatMap((framework) => framework.templates.flatMap((template) => {
    const kept = template.headings.filter((heading) => has.has(folded(heading)));
    const enough = kept.length >= LEAST && kept.length >= SHARE * template.headings.length;
    return enough ? [{ framework, template, kept }] : [];
  })).sort((a, b) => b.kept.length - a.kept.length);
  const [best] = fitting;
  if (!best || isTemplate(path, text)) { return []; }
  const { framework, template, kept } = best;
  const reasons = kept.map((words) => ({ kind: 'words' as const, words, where: 'heading' as const, worth: 1 }));
  return template.activities.map((id) => ({ key: keyOf(framework, { id }), score: kept.length, reasons }));
}

const folded = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
