import { escapeMarkdown } from '../../../text/escape';
import { exportedMark } from '../../../logbook/model/ownText';
import type { Block, Inline, Line, Report, Section } from './report';

const inline = (part: Inline): string => {
  if (typeof part === 'string') { return part.trim() ? spaced(part) : ' '; }
  if ('strong' in part) { return `**${escapeMarkdown(part.text)}**`; }
  // Renderers name headings each in their own way, so that a place inside the document is named and not linked.
  return 'href' in part && isWebAddress(part.href) ? `[${escapeMarkdown(part.text)}](<${addressOf(part.href)}>)` : escapeMarkdown(part.text);
};

/** Escaping trims, and the gaps between parts of a line are part of it. */
const spaced = (text: string): string => `${/^\s/.test(text) ? ' ' : ''}${escapeMarkdown(text)}${/\s$/.test(text) ? ' ' : ''}`;

export const isWebAddress = (url: string): boolean => /^https?:\/\/[^\s/]/i.test(url);

/** Inside angle brackets, only they, white space and backslashes could end an address or change it. */
const addressOf = (url: string): string => url.replace(/[\s<>\\\p{Cc}]/gu, (c) => encodeURIComponent(c));

const line = (parts: Line): string => parts.map(inline).join('').trim();
const cell = (parts: Line): string => line(parts) || ' ';
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function block(of: Block): string {
  switch (of.kind) {
    case 'text': return line(of.line);
    case 'quote': return of.text.trimEnd().split(/\r\n|[\n\r\u2028\u2029]/).map((text) => `> ${escapeMarkdown(text)}`.trimEnd()).join('\n');
    case 'list': return of.items.map((item) => `- ${line(item)}`).join('\n');
    case 'table': return [
      `**${escapeMarkdown(of.caption)}**`, '', row(of.head.map(escapeMarkdown)), row(of.head.map(() => '---')), ...of.rows.map((r) => row(r.map(cell))),
    ].join('\n');
    case 'item': return of.blocks.map(block).join('\n\n');
  }
}

const section = (level: number) => ({ heading, blocks, sections }: Section): string =>
  [`${'#'.repeat(Math.min(level, 6))} ${escapeMarkdown(heading)}`, ...blocks.map(block), ...sections.map(section(level + 1))].filter(Boolean).join('\n\n');

/** A report as CommonMark with tables. Whatever its texts say, no markup, link or HTML comes of them. Cost: linear. */
export const writeMarkdown = ({ title, lead, sections, foot }: Report): string =>
  `${[`# ${escapeMarkdown(title)}`, ...lead.map(block), ...sections.map(section(2)), ...(foot.length ? ['---', ...foot.map(block)] : []), exportedMark].join('\n\n')}\n`;
