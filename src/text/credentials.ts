import type { Hidden } from './hidden';

const separator = String.raw`(?:[\\/]|%(?:25){0,3}(?:2f|5c))`;
const colon = '(?::|%(?:25){0,3}3a)';
const at = '(?:@|%(?:25){0,3}40)';

const credentials = new RegExp([
  // After the slashes of an address, up to the last "@" of its host; browsers read one slash, backslashes and none the same.
  String.raw`(?<=${separator}{2}|[a-z][a-z0-9+.-]{1,20}${colon}${separator}|(?:https?|ftp|wss?)${colon})(?:(?!${separator})[^\s?#"'<>])+${at}`,
  // A password that holds signs of an address itself. A port is none.
  String.raw`(?<=${separator}{2})(?:(?!${separator})[^\s?#:@"'<>[])+:(?!\d{0,5}(?:[/?#\s]|$))[^\s@"'<>]{1,200}@`,
  // An address without its scheme, as tools for data and servers take them.
  String.raw`(?<![\w.+%-])[\w.+%-]{1,100}:[^\s@"'<>/]{1,200}@(?=[\w.-]{1,255}[:/]\w)`,
].join('|'), 'gi');

/** Where a text holds the user name and password of an address, with the "@" after them. Cost: linear. */
export const credentialsIn = (text: string): readonly Hidden[] =>
  [...text.matchAll(credentials)].map(({ 0: found, index }) => ({ start: index, end: index + found.length, told: '' }));
