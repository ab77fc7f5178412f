/**
 * Plain text as one line of a Markdown note that people read and edit as it is: only what CommonMark and GFM, with VS Code's
 * mathematics, could take for markup gets a backslash, wherever it stands. Marks that reorder the text after them are left out.
 */
export const escapeNote = (text: string): string => text
  .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
  .replace(/[\s\p{Cc}]+/gu, ' ').trim()
  .replace(/[\\`*_[\]<>#|~&$!{}^]/g, '\\$&')
  .replace(/^([-+=:]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))
  // Addresses become links by themselves, also without a scheme.
  .replace(/\/(?=\/)/g, '/\\').replace(/(www)(?=\.)/gi, '$1\\').replace(/@/g, '\\@');

/** Several lines as a block quote; empty lines at the ends are left out, and so is what is beyond `most` characters. */
export function quoteNote(text: string, most: number, indent: string): string {
  const characters = [...text.slice(0, most * 2).trim()];
  const cut = characters.length > most || text.trim().length > most * 2 ? `${characters.slice(0, most - 1).join('').trimEnd()}…` : characters.join('');
  return cut.split(/\r\n?|\n/).map((line) => `${indent}> ${escapeNote(line)}`.trimEnd()).join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

/** Marks that reorder or hide the text after them. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/g;

/** Plain text as HTML that reads the same, in content and in quoted attributes. What HTML cannot hold becomes the sign for what cannot be read. */
export const escapeHtml = (text: string): string => text
  .replace(reordering, '')
  .replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu, '\ufffd')
  .replace(/[&<>"']/g, (c) => entities[c]!);

/** JSON that can stand in a `script` element of HTML, whatever its texts say. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Plain text as one line of Markdown that reads the same: no markup, link, address or HTML comes of it, whatever it says.
 * CommonMark takes a backslash before any ASCII punctuation. Marks that reorder the text after them are left out.
 */
export const escapeMarkdown = (text: string): string => text
  .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
  .replace(/[\s\p{Cc}]+/gu, ' ').trim()
  .replace(/[!-/:-@[-`{-~]/g, '\\$&');
