import { escapeHtml } from '../../../text/escapeHtml';
import type { Block, Inline, Line, Report, Section } from './report';
import { isWebAddress } from './writeMarkdown';

/** What a page carries besides its text. Hashes are those of CSP: `sha256-` and base 64. */
export interface PageAssets {
  readonly style: string;
  readonly styleHash: string;
}

const inline = (part: Inline): string => {
  if (typeof part === 'string') { return escapeHtml(part); }
  const text = escapeHtml(part.text);
  if ('strong' in part) { return `<strong>${text}</strong>`; }
  if ('to' in part) { return `<a href="#${escapeHtml(part.to)}">${text}</a>`; }
  return isWebAddress(part.href) ? `<a href="${escapeHtml(part.href)}" rel="noopener noreferrer">${text}</a>` : text;
};

const line = (parts: Line): string => parts.map(inline).join('');

/** A table that is wider than the page scrolls, also by keyboard. */
const table = ({ caption, head, rows }: Extract<Block, { kind: 'table' }>): string => [
  `<div class="wide" role="region" tabindex="0" aria-label="${escapeHtml(caption)}"><table>`, `<caption>${escapeHtml(caption)}</caption>`,
  `<thead><tr>${head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>`, '<tbody>',
  ...rows.map(([first, ...rest]) => `<tr><th scope="row">${line(first ?? [])}</th>${rest.map((cell) => `<td>${line(cell)}</td>`).join('')}</tr>`),
  '</tbody>', '</table></div>',
].join('\n');

export function htmlOfBlock(block: Block): string {
  switch (block.kind) {
    case 'text': return `<p${block.quiet ? ' class="quiet"' : ''}>${line(block.line)}</p>`;
    case 'quote': return `<blockquote aria-label="${escapeHtml(block.of)}">${escapeHtml(block.text.trim())}</blockquote>`;
    case 'list': return `<ul>\n${block.items.map((item) => `<li>${line(item)}</li>`).join('\n')}\n</ul>`;
    case 'table': return table(block);
    case 'item': return `<div class="item" id="${escapeHtml(block.id)}">\n${block.blocks.map(htmlOfBlock).join('\n')}\n</div>`;
  }
}

const sectionOf = (level: number) => ({ id, heading, blocks, sections }: Section): string => [
  '<section>', `<h${level} id="${escapeHtml(id)}">${escapeHtml(heading)}</h${level}>`,
  ...blocks.map(htmlOfBlock), ...sections.map(sectionOf(Math.min(level + 1, 6))), '</section>',
].join('\n');

/** Two levels deep: further down it would be as long as the report. */
const contents = (sections: readonly Section[], depth: number): string => `<ul>\n${sections.map(({ id, heading, sections: inner }) =>
  `<li><a href="#${escapeHtml(id)}">${escapeHtml(heading)}</a>${depth > 1 && inner.length ? `\n${contents(inner, depth - 1)}` : ''}</li>`).join('\n')}\n</ul>`;

/**
 * A report as one HTML file that needs nothing else, runs nothing and asks nothing of the network. Whatever its texts say, they stay
 * text. Cost: linear.
 */
export const writeHtml = ({ language, title, lead, contents: over, sections, foot }: Report, { style, styleHash }: PageAssets): string => [
  '<!DOCTYPE html>', `<html lang="${escapeHtml(language)}">`, '<head>', '<meta charset="utf-8">',
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'">`,
  '<meta name="viewport" content="width=device-width, initial-scale=1">', '<meta name="color-scheme" content="light dark">',
  '<meta name="referrer" content="no-referrer">', `<title>${escapeHtml(title)}</title>`, `<style>${style}</style>`, '</head>', '<body>',
  '<header>', `<h1>${escapeHtml(title)}</h1>`, ...lead.map(htmlOfBlock), '</header>',
  ...(sections.length > 1 ? [`<nav aria-labelledby="contents">`, `<h2 id="contents">${escapeHtml(over)}</h2>`, contents(sections, 2), '</nav>'] : []),
  '<main>', ...sections.map(sectionOf(2)), '</main>',
  ...(foot.length ? ['<footer>', ...foot.map(htmlOfBlock), '</footer>'] : []), '</body>', '</html>', '',
].join('\n');
