/** Signs as paths have them, and as addresses escape them, also several times over. */
const separator = String.raw`(?:[\\/]|%(?:25){0,3}(?:2f|5c))`;
const backslash = String.raw`(?:\\|%(?:25){0,3}5c)`;
const colon = '(?::|%(?:25){0,3}3a)';
const blank = String.raw`(?:[ ]|%(?:25){0,3}20)`;
const sign = String.raw`(?:(?!${separator})[^\s"'<>|*?` + '`])';
const separators = `${separator}{1,4}`;

/** Not within a name or a relative path. After what is escaped, and after an option of one letter (`-I/home/...`), a path may begin. */
const beginning = String.raw`(?:(?<![\w~%/\\-]|(?<!\.)\.{1,2})`
  + String.raw`|(?<=%(?:25){0,3}(?:0[9ad]|2[0-9abc]|3[a-f]|5[bd]|60|7[bcd]))|(?<=(?:^|[\s"'=])-[a-z]))`;

/** What may stand before the folder of all homes: an address other than a web page's, a drive, a mounted disk, another machine. */
const drive = `${separator}?[a-z]${colon}(?=${separator})`;
const root = [
  `(?!https?${colon})[a-z][a-z0-9+.-]{1,40}${colon}${separator}{2,4}${sign}{0,255}(?:${separator}${sign}{1,100}){0,4}?(?:${drive})?`,
  drive,
  String.raw`${separator}(?:private|var|export|usr|srv|data|nfs|net|mnt|media|run|Volumes|cygdrive|System)(?:${separator}(?:(?!${separator})[^\r\n"'<>|:*?]){1,60}){0,4}?`,
  `(?<!https?${colon})${separator}{2}${sign}{1,100}(?:${separator}${sign}{1,100}){0,2}?`,
  `${separator}[a-z](?=${separator}Users)`,
].join('|');

/** Names of Windows may have blanks, if a sign of a path says where they end. */
const name = String.raw`(?:(?!${separator})[^\s"'<>|:*?()\[\]{},;&#”’»` + '`])+';
const longName = String.raw`(?:(?!${separator})[^\r\n"'<>|:*?]){1,60}(?=${separator})`;

const home = new RegExp(
  `${beginning}(?:(?:${root})?${backslash}{1,4}(?:home|Users|Documents${blank}and${blank}Settings)${backslash}{1,4}(?:${longName}|${name})`
  + `|${drive}${separators}(?:Users|Documents${blank}and${blank}Settings)${separators}(?:${longName}|${name})`
  + `|(?:${root})?${separators}(?:home|Users)${separators}${name})`,
  'gi',
);
/** Folders beside those of people. */
const nobody = /(?:[\\/]|%2f|%5c)(?:Public|Shared|Default|All Users)$/i;

/**
 * Where a text names home folders: they hold the name of the person, who chose to share the work and not their account. On Linux, macOS,
 * Windows and its subsystem, on mounted disks and other machines, in addresses and with escapes. `https://example.org/home/news` is none.
 * Cost: linear.
 */
export const homesIn = (text: string): readonly Hidden[] => [...text.matchAll(home)]
  .filter(([found]) => !nobody.test(found)).map(({ 0: found, index }) => ({ start: index, end: index + found.length, told: '~' }));

const at = '(?:@|%(?:25){0,3}40)';

const credentials = new RegExp([
  // After the slashes of an address, up to the last "@" of its host; browsers read one slash, backslashes and none the same.
  String.raw`(?<=${separator}{2}|[a-z][a-z0-9+.-]{1,20}${colon}${separator}|(?<![a-z0-9+.:-])(?:https?|ftp|wss?)${colon})(?:(?!${separator})[^\s?#"'<>]){1,2048}${at}`,
  // A password that holds signs of an address itself. A port is none.
  String.raw`(?<=${separator}{2})(?:(?!${separator})[^\s?#:@"'<>[])+:(?!\d{0,5}(?:[/?#\s]|$))[^\s@"'<>]{1,200}@`,
  // An address without its scheme, as tools for data and servers take them.
  String.raw`(?<![\w.+%-])[\w.+%-]{1,100}:[^\s@"'<>/]{1,200}@(?=[\w.-]{1,255}[:/]\w)`,
].join('|'), 'gi');

/** Where a text holds the user name and password of an address, with the "@" after them. Cost: linear. */
export const credentialsIn = (text: string): readonly Hidden[] =>
  [...text.matchAll(credentials)].map(({ 0: found, index }) => ({ start: index, end: index + found.length, told: '' }));

/**
 * A text as others may read it: home folders become `~`, user names and passwords of addresses go. All that leaves goes through here:
 * portfolios, requests for reviews, check-in notes. `before` and `after`: what is known to stand around it, because a text may begin in
 * the middle of a path. Cost: linear.
 */
export function redact(text: string, before = '', after = ''): string {
  const whole = before + text + after;
  if (!/[\\/@%]/.test(whole)) { return text; }
  const parts: string[] = [];
  const end = before.length + text.length;
  let done = before.length;
  for (const hidden of [...credentialsIn(whole), ...homesIn(whole)].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (hidden.end <= done || hidden.start >= end) { continue; }
    parts.push(whole.slice(done, Math.max(done, hidden.start)), hidden.told);
    done = hidden.end;
  }
  return done >= end ? parts.join('') : [...parts, whole.slice(done, end)].join('');
}

/** As `redact`, of each text in a plain value. What is one object stays one. Cost: linear. */
export function redactAll<T>(value: T): T {
  const made = new Map<object, unknown>();
  const told = (one: unknown): unknown => {
    if (typeof one === 'string') { return redact(one); }
    if (typeof one !== 'object' || one === null) { return one; }
    const known = made.get(one) ?? (Array.isArray(one) ? one.map(told) : Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, told(inner)])));
    made.set(one, known);
    return known;
  };
  return told(value) as T;
}

/** A stretch of a text (UTF-16 offsets) that others are not told, and what they are told for it. */
export interface Hidden { readonly start: number; readonly end: number; readonly told: string }
