import { escapeHtml } from '../../../text/escape';
import type { Block, Inline, Line, Report, Section } from './report';
import { isWebAddress } from './writeMarkdown';

/**
 * The style of exported pages, whole: they carry it with them. Colours have names and two values, one for each scheme; a browser that
 * sets colours itself (forced colours) keeps borders, which is why nothing is told apart by its background alone.
 */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1d2125; --quiet: #565f68; --paper: #fff; --line: #c6ccd2; --tint: #f3f5f7; --link: #0b57a4; --mark: #2b7489; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e4e7ea; --quiet: #a7b0b9; --paper: #17191c; --line: #444b53; --tint: #202429; --link: #8cc2ff; --mark: #6fc3da; }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--text); font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
body { margin: 0 auto; max-width: 50rem; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 2.75rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.15rem; margin: 1.75rem 0 .25rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p, ul, ol { margin: .5rem 0; }
p, main li { white-space: pre-line; }
ul, ol { padding-left: 1.4rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.quiet { color: var(--quiet); font-size: .93rem; }
.item { border-left: 3px solid var(--mark); margin: 1rem 0; padding: .1rem 0 .1rem 1rem; }
.item:target { background: var(--tint); }
blockquote { margin: .5rem 0; padding: .6rem .9rem; background: var(--tint); border: 1px solid var(--line); border-radius: 4px; white-space: pre-wrap; }
nav h2 { border: 0; margin: 1.5rem 0 0; padding: 0; font-size: 1.1rem; }
nav li { margin: .15rem 0; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9rem; }
@media print {
  :root { --text: #000; --quiet: #333; --paper: #fff; --line: #999; --tint: #fff; --link: #000; --mark: #666; }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  h2, h3, h4 { break-after: avoid; }
  .item, tr, blockquote { break-inside: avoid; }
  main a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; overflow-wrap: anywhere; }
}
@page { margin: 18mm 16mm; }
`;

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
