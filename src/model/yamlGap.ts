import type { CST } from 'yaml';
import type { Report } from './yamlText';

export type Tokens = readonly CST.SourceToken[];
export type Indicator = 'doc-start' | 'seq-item-ind' | 'explicit-key-ind' | 'map-value-ind';

/** What stands before a node: white space, comments, an indicator, an anchor, a tag. */
export interface Gap {
  readonly indicator?: CST.SourceToken;
  readonly comma?: CST.SourceToken;
  readonly anchor?: CST.SourceToken;
  readonly tag?: CST.SourceToken;
  readonly newline: boolean;
  /** There is a line end behind the anchor or tag. */
  readonly broken?: CST.SourceToken;
  readonly start: number;
  readonly end: number;
}

export interface GapPlace {
  /** What the gap leads to. */
  readonly next?: CST.Token | null;
  /** Where it stands when it is empty. */
  readonly offset: number;
  /** Of the collection around it. */
  readonly indent: number;
  /** Whether it begins a line. */
  readonly fresh: boolean;
  /** Whether it stands between brackets. */
  readonly flow?: boolean;
}

export const isBlock = (token: CST.Token | null | undefined): boolean => token?.type === 'block-map' || token?.type === 'block-seq';

export function readGap(tokens: Tokens, indicator: Indicator, at: GapPlace, report: Report): Gap {
  const mark = (code: Parameters<Report>[0], token: CST.SourceToken) => report(code, token.offset, token.offset + token.source.length);
  const found: { indicator?: CST.SourceToken; comma?: CST.SourceToken; anchor?: CST.SourceToken; tag?: CST.SourceToken; broken?: CST.SourceToken } = {};
  let newline = false;
  let fresh = at.fresh;
  let spaced = at.fresh;
  let tight = false; // behind an anchor or tag
  let tab: CST.SourceToken | undefined;
  let start: number | undefined;
  for (const token of tokens) {
    if (tight && token.type !== 'space' && token.type !== 'newline' && token.type !== 'comma') { mark('missingCharacter', token); }
    tight = false;
    if (tab && fresh && token.type !== 'comment' && token.type !== 'newline') { mark('tabIndent', tab); }
    tab = undefined;
    switch (token.type as string) {
      case 'space':
        if (!at.flow && (indicator !== 'doc-start' || at.next?.type !== 'flow-collection') && token.source.includes('\t')) { tab = token; }
        spaced = true;
        continue;
      case 'comment':
        if (!spaced) { mark('missingCharacter', token); }
        fresh = false;
        continue;
      case 'newline':
        fresh = spaced = newline = true;
        if (found.anchor || found.tag) { found.broken = token; }
        continue;
      case 'anchor':
      case 'tag':
        if (found[token.type as 'anchor' | 'tag']) { mark('syntax', token); }
        found[token.type as 'anchor' | 'tag'] = token;
        start ??= token.offset;
        tight = true;
        break;
      case indicator:
        if (found.anchor || found.tag || found.indicator) { mark('syntax', token); }
        found.indicator = token;
        break;
      case 'comma':
        if (found.comma || !at.flow) { mark('syntax', token); }
        found.comma = token;
        break;
      default:
        mark('syntax', token);
    }
    spaced = false;
    fresh = token.type === indicator && (indicator === 'seq-item-ind' || indicator === 'explicit-key-ind');
  }
  const last = tokens.at(-1);
  const end = last ? last.offset + last.source.length : at.offset;
  const { next } = at;
  if (tight && next && next.type !== 'space' && next.type !== 'newline' && next.type !== 'comma' && !(next.type === 'scalar' && next.source === '')) {
    report('missingCharacter', next.offset, next.offset + 1);
  }
  if (tab && ((fresh && tab.indent <= at.indent) || isBlock(next))) { mark('tabIndent', tab); }
  return { ...found, newline, start: start ?? end, end };
}
