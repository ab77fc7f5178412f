import type { DocumentKind, Framework } from '../framework';
import { globFits } from '../glob';
import { says } from './shape';
import type { Shape } from './shape';

/** A kind of document that a text looks like. `score` ranks and means nothing else. */
export interface Recognised {
  readonly framework: Framework;
  readonly document: DocumentKind;
  readonly score: number;
}

/** A file's name says what it is. */
const FILE = 3;
/** The title says it too, other headings add up, phrases less so. */
const TITLE = 2;
const HEADING = 1;
const PHRASE = 0.5;
/** One story in a form that the kind names, and many. */
const STORY = 2.5;
const STORIES = 3;
/** Less is chance: a title or two headings that many documents have. */
const ENOUGH = 2.5;
const MOST = 3;

/**
 * The kinds of document that a text is, likeliest first; of equals the one that the framework names first. `path` is relative to its folder, with `/`.
 * Cost: linear in the text, times the phrases.
 */
export function recognise(frameworks: readonly Framework[], shape: Shape, path: string): readonly Recognised[] {
  const headings = shape.blocks.filter(({ kind }) => kind === 'heading').map(({ plain }) => plain.text.slice(0, 200).toLowerCase());
  const labels = shape.sections.map(({ name }) => name.slice(0, 100).toLowerCase());
  const names = [...new Set([...headings, ...labels])];
  const scenarios = shape.blocks.some(({ plain }) => /^Scenario\b/.test(plain.text));
  let body: string | undefined;
  const text = (): string => (body ??= shape.blocks.map(({ plain }) => plain.text).join('\n').toLowerCase());
  const found: Recognised[] = [];
  for (const framework of frameworks) {
    for (const document of framework.documents) {
      let score = document.files.some((glob) => globFits(glob, path)) ? FILE : 0;
      if (headings[0] !== undefined && document.headings.some((words) => says(headings[0]!, words))) { score += TITLE - HEADING; }
      score += HEADING * document.headings.filter((words) => names.some((name) => says(name, words))).length;
      if (document.phrases.length) { score += PHRASE * document.phrases.filter((words) => says(text(), words)).length; }
      const stories = shape.stories.filter(({ form }) => document.forms.includes(form === 'job' ? 'jobStory' : 'userStory')).length;
      score += stories > 1 ? STORIES : stories ? STORY : 0;
      if (scenarios && document.forms.includes('scenario')) { score += STORY; }
      if (score >= ENOUGH) { found.push({ framework, document, score }); }
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, MOST);
}
