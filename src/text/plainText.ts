export interface PlainText {
  readonly text: string;
  /** Tags of HTML were taken out, or entities of HTML read. */
  readonly html: boolean;
  /** Characters that cannot be shown became spaces. */
  readonly characters: boolean;
}

/** More of one text is not looked at: every field is cut far below. */
const LONGEST = 200_000;

/** Tags of HTML that stand in texts people write; `List<String>` is no tag. True: a new line begins at it. */
const TAGS: ReadonlyMap<string, boolean> = new Map([
  ...['a', 'abbr', 'b', 'big', 'button', 'center', 'cite', 'code', 'del', 'em', 'embed', 'figure', 'font', 'form', 'i', 'iframe', 'img', 'input', 'ins', 'kbd',
    'label', 'link', 'mark', 'math', 'meta', 'object', 'q', 's', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'svg', 'td', 'th', 'tt', 'u', 'var', 'video', 'wbr',
  ].map((tag) => [tag, false] as const),
  ...['address', 'article', 'blockquote', 'body', 'br', 'caption', 'dd', 'div', 'dl', 'dt', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'head', 'header', 'hr', 'html', 'li',
    'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'tbody', 'thead', 'title', 'tr', 'ul',
  ].map((tag) => [tag, true] as const),
]);

/** Their content is not for people. */
const CODE_TAGS = ['script', 'style'];

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: ' ', bull: '•', hellip: '…', mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”',
  middot: '·', times: '×', divide: '÷', deg: '°', copy: '©', reg: '®', trade: '™', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', ouml: 'ö', auml: 'ä', uuml: 'ü',
  szlig: 'ß', pound: '£', euro: '€', le: '≤', ge: '≥', ne: '≠', frac12: '½', frac14: '¼', laquo: '«', raquo: '»', shy: '', zwnj: '', zwj: '',
};

/** Control characters besides tab and line ends, halves of surrogate pairs, and marks that turn the direction of text around. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * Text as it reads: HTML becomes lines and `- ` items, scripts and styles go with what is in them, entities are read once, so that what
 * was written about a tag stays text. What comes back is text all the same: whoever shows it escapes it. Cost: linear.
 */
export function plainText(raw: string): PlainText {
  const start = raw.length > LONGEST ? raw.slice(0, LONGEST) : raw;
  const lines = start.includes('\r') ? start.replace(/\r\n?/g, '\n') : start;
  const bare = lines.includes('<') ? withoutTags(lines) : lines;
  const read = bare.includes('&') ? bare.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,9}));/g, entity) : bare;
  const shown = read.replace(UNPRINTABLE, ' ');
  const text = shown.replace(/[\t\u00a0 ]+/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
  return { text, html: read !== lines, characters: shown !== read };
}

function entity(written: string, decimal: string | undefined, hex: string | undefined, name: string | undefined): string {
  if (name !== undefined) { return ENTITIES[name] ?? written; }
  const point = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex!, 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : written;
}

function withoutTags(text: string): string {
  const parts: string[] = [];
  const unclosed = new Set<string>();
  let at = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', Math.max(at, open + 1))) {
    const tag = text.startsWith('<!--', open) ? '!--' : /^<\/?([a-zA-Z][a-zA-Z\d]*)(?=[\s/>])/.exec(text.slice(open, open + 20))?.[1]?.toLowerCase();
    if (tag === undefined || unclosed.has(tag)) { continue; }
    const inner = CODE_TAGS.includes(tag) && text[open + 1] !== '/';
    if (!inner && !CODE_TAGS.includes(tag) && tag !== '!--' && !TAGS.has(tag)) { continue; }
    const end = inner ? endOfCode(text, tag, open) : text.indexOf(tag === '!--' ? '-->' : '>', open);
    if (end < 0 && !inner) {
      if (tag === '!--') { unclosed.add(tag); continue; }
      break; // no tag ends any more
    }
    parts.push(text.slice(at, open), TAGS.get(tag) ? (tag === 'li' && text[open + 1] !== '/' ? '\n- ' : '\n') : inner || tag === 'td' ? ' ' : '');
    at = end < 0 ? text.length : end + (tag === '!--' ? 3 : 1);
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The end of the tag that closes it; -1: it runs to the end of the text, as it does in a browser. */
function endOfCode(text: string, tag: string, from: number): number {
  const close = new RegExp(`</${tag}[^>]*>`, 'gi');
  close.lastIndex = from;
  const found = close.exec(text);
  return found ? found.index + found[0].length - 1 : -1;
}

/** Text on one line: items of a list are set apart by a dot, so that they stay items. */
export const oneLine = (text: string): string => text.replace(/\s+/g, (gap) => (gap.includes('\n') ? '\n' : ' '))
  .replace(/\n[-*•]\s/g, ' • ').replace(/^\s?[-*•]\s/, '').replace(/\s+/g, ' ').trim();

/** At most so many UTF-16 units, ended by an ellipsis where something is gone, at the end of a word if one is near; no pair of surrogates is split. */
export function clip(text: string, most: number): string {
  if (text.length <= most) { return text; }
  const start = text.slice(0, most - 1);
  const space = start.search(/\s\S*$/);
  const kept = space > most * 0.8 ? start.slice(0, space) : start.replace(/[\ud800-\udbff]$/, '');
  return `${kept.trimEnd()}…`;
}
