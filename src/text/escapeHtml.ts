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
