/**
 * Plain text as one line of Markdown that reads the same: no markup, link, address or HTML comes of it, whatever it says.
 * CommonMark takes a backslash before any ASCII punctuation. Marks that reorder the text after them are left out.
 */
export const escapeMarkdown = (text: string): string => text
  .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
  .replace(/[\s\p{Cc}]+/gu, ' ').trim()
  .replace(/[!-/:-@[-`{-~]/g, '\\$&');
