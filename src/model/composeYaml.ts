import type { CST } from 'yaml';
import type { ProblemCode } from './frameworkProblem';
import type { ProblemList } from './problemList';
import { textOf } from './yamlText';

/** Offsets are UTF-16 offsets into the text. */
interface Place { readonly start: number; end: number }
/** `plain` is text without quotes. Nothing at all is plain text that is empty. */
export interface YamlText extends Place { readonly kind: 'text'; readonly text: string; readonly plain: boolean }
export interface YamlList extends Place { readonly kind: 'list'; readonly items: YamlNode[] }
export interface YamlFields extends Place { readonly kind: 'fields'; readonly fields: YamlField[] }
/** A target may hold its alias. */
export interface YamlAlias extends Place { readonly kind: 'alias'; readonly target?: Content }
type Content = YamlText | YamlList | YamlFields;
export type YamlNode = Content | YamlAlias;
export interface YamlField { readonly key: YamlNode; readonly value: YamlNode }

type Tokens = readonly CST.SourceToken[];
type Indicator = 'doc-start' | 'seq-item-ind' | 'explicit-key-ind' | 'map-value-ind';

/** What stands between two nodes. */
interface Gap {
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

/**
 * Makes nodes of the tokens of one YAML document. The `yaml` package does this too, but brings along what makes YAML, at twice the size
 * of what reads it; here every scalar is text as written, an alias is resolved on the way, and nothing takes more than linear time.
 * What is a mistake there is one here: `parseYaml.test.ts` holds the two together.
 */
export class YamlComposer {
  private readonly anchors = new Map<string, Content>();
  private atRoot = true;

  constructor(private readonly problems: ProblemList) { }

  document({ start, value, end, offset }: CST.Document): YamlNode {
    const gap = this.gap(start, 'doc-start', { next: value ?? end?.[0], offset, indent: 0, fresh: true });
    if (gap.indicator && isBlock(value) && !gap.newline) { this.report('missingCharacter', gap.end, gap.end + 1); }
    const node = this.node(value, gap, gap.end);
    this.rest(end, false);
    return node;
  }

  private node(token: CST.Token | null | undefined, gap: Gap, emptyAt: number): YamlNode {
    if (gap.tag && !(/^!(?:!str)?$/.test(gap.tag.source) && token && !isCollection(token))) { this.at('tagIgnored', gap.tag); }
    if (gap.anchor?.source === '&') { this.at('syntax', gap.anchor); }
    const name = gap.anchor?.source.slice(1);
    const named = <T extends Content>(node: T): T => {
      if (name) { this.anchors.set(name, node); }
      return node;
    };
    switch (token?.type) {
      case 'alias': {
        if (name || gap.tag || token.source === '*') { this.at('syntax', token); }
        this.rest(token.end, true);
        const target = this.anchors.get(token.source.slice(1));
        if (!target) { this.problems.add('unknownAlias', [token.offset, token.offset + token.source.length], { name: token.source.slice(1, 60) }); }
        return { kind: 'alias', start: token.offset, end: token.offset + token.source.length, target };
      }
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
      case 'block-scalar': {
        const text = textOf(token, this.atRoot, this.report);
        const header = token.type === 'block-scalar' ? (token.props as CST.SourceToken[]).reduce((sum, prop) => sum + prop.source.length, 0) : 0;
        if (token.type !== 'block-scalar') { this.rest(token.end, true); }
        return named({ kind: 'text', start: token.offset, end: token.offset + header + token.source.length, text, plain: token.type === 'scalar' });
      }
      case 'block-map': return this.blockMap(token, named({ kind: 'fields', start: token.offset, end: token.offset, fields: [] }));
      case 'block-seq': {
        const last = [gap.anchor, gap.tag].filter((prop) => prop !== undefined).sort((a, b) => b.offset - a.offset)[0];
        if (last && !(gap.broken && gap.broken.offset > last.offset)) { this.at('missingCharacter', last); }
        return this.blockSeq(token, named({ kind: 'list', start: token.offset, end: token.offset, items: [] }));
      }
      case 'flow-collection': {
        const place = { start: token.offset, end: token.offset };
        return this.flow(token, named(token.start.source === '{' ? { ...place, kind: 'fields', fields: [] } : { ...place, kind: 'list', items: [] }));
      }
      case undefined: break;
      default: this.at('syntax', token as CST.ErrorToken);
    }
    return named({ kind: 'text', start: emptyAt, end: emptyAt, text: '', plain: true });
  }

  private blockMap(token: CST.BlockMap, map: YamlFields): YamlFields {
    this.atRoot = false;
    let offset = token.offset;
    for (const { start, key, sep, value } of token.items) {
      const before = this.gap(start, 'explicit-key-ind', { next: key ?? sep?.[0], offset, indent: token.indent, fresh: true });
      const implicit = !before.indicator;
      if (implicit) {
        if (key && (key.type === 'block-seq' || ('indent' in key && key.indent !== token.indent))) { this.report('badIndent', offset, offset + 1); }
        if (!before.anchor && !before.tag && !sep) { continue; }
        if (before.broken || hasNewline(key)) { this.at('missingCharacter', key ?? start.at(-1)!); }
      } else if (before.indicator?.indent !== token.indent) { this.report('badIndent', offset, offset + 1); }
      const keyNode = this.node(key, before, before.end);
      const fresh = !key || key.type === 'block-scalar';
      const between = this.gap(sep ?? [], 'map-value-ind', { next: value, offset: keyNode.end, indent: token.indent, fresh });
      offset = between.end;
      if (between.indicator && implicit) {
        if (value?.type === 'block-map' && !between.newline) { this.report('colonInText', offset, offset + 1); }
        if (before.start < between.indicator.offset - 1024) { this.report('missingCharacter', keyNode.start, keyNode.end); }
      } else if (implicit) { this.report('missingCharacter', keyNode.start, keyNode.end); }
      const valueNode = this.node(between.indicator ? value : undefined, between, offset);
      offset = Math.max(offset, valueNode.end);
      map.fields.push({ key: keyNode, value: valueNode });
      map.end = offset;
    }
    return map;
  }

  private blockSeq(token: CST.BlockSequence, list: YamlList): YamlList {
    this.atRoot = false;
    let offset = token.offset;
    for (const { start, value } of token.items) {
      const gap = this.gap(start, 'seq-item-ind', { next: value, offset, indent: token.indent, fresh: true });
      if (!gap.indicator) {
        if (!gap.anchor && !gap.tag && !value) { continue; }
        if (value?.type === 'block-seq') { this.report('badIndent', gap.end, gap.end + 1); }
        else { this.report('missingCharacter', offset, offset + 1); }
      }
      // An item that is begun stands behind its dash, not at the next line.
      const node = this.node(value, gap, gap.indicator ? gap.indicator.offset + 1 : gap.end);
      offset = Math.max(gap.end, node.end);
      list.items.push(node);
      list.end = node.end;
    }
    return list;
  }

  private flow(token: CST.FlowCollection, into: YamlFields | YamlList): YamlFields | YamlList {
    this.atRoot = false;
    let offset = token.offset + 1;
    token.items.forEach(({ start, key, sep, value }, i) => {
      const before = this.gap(start, 'explicit-key-ind', { next: key ?? sep?.[0], offset, indent: token.indent, fresh: false, flow: true });
      if (i === 0 && before.comma) { this.at('syntax', before.comma); }
      if (!before.indicator) {
        if (!before.anchor && !before.tag && !sep && !value) {
          if (i > 0 && i < token.items.length - 1) { this.report('syntax', before.start, before.start + 1); }
          offset = before.end;
          return;
        }
        if (into.kind === 'list' && hasNewline(key)) { this.at('missingCharacter', key!); }
      }
      if (i > 0 && !before.comma) { this.report('missingCharacter', before.start, before.start + 1); }
      if (isBlock(key) || isBlock(value)) { this.report('badIndent', offset, offset + 1); }
      if (into.kind === 'list' && !sep && !before.indicator) {
        const node = this.node(value, before, before.end);
        into.items.push(node);
        offset = node.end;
        return;
      }
      const keyNode = this.node(key, before, before.end);
      const between = this.gap(sep ?? [], 'map-value-ind', { next: value, offset: keyNode.end, indent: token.indent, fresh: false, flow: true });
      if (!between.indicator) {
        if (value) { this.report('missingCharacter', between.start, between.start + 1); }
      } else if (into.kind === 'list' && !before.indicator) {
        const brokenAt = sep?.find((one) => one === between.indicator || one.type === 'newline');
        if (brokenAt !== between.indicator || before.start < between.indicator.offset - 1024) { this.at('missingCharacter', between.indicator); }
      }
      const valueNode = this.node(value, between, between.end);
      const field = { key: keyNode, value: valueNode };
      if (into.kind === 'fields') { into.fields.push(field); }
      else { into.items.push({ kind: 'fields', start: keyNode.start, end: valueNode.end, fields: [field] }); }
      offset = Math.max(between.end, valueNode.end);
    });
    const [close, ...rest] = token.end;
    const closed = close?.source === (into.kind === 'fields' ? '}' : ']');
    into.end = closed ? close.offset + 1 : offset;
    if (!closed) { this.report('missingCharacter', token.offset, token.offset + 1); }
    this.rest(closed || !close || close.source.length === 1 ? rest : [close, ...rest], true);
    return into;
  }

  private gap(tokens: Tokens, indicator: Indicator, at: {
    readonly next?: CST.Token | null; readonly offset: number; readonly indent: number; readonly fresh: boolean; readonly flow?: boolean;
  }): Gap {
    const found: { indicator?: CST.SourceToken; comma?: CST.SourceToken; anchor?: CST.SourceToken; tag?: CST.SourceToken; broken?: CST.SourceToken } = {};
    let newline = false;
    let fresh = at.fresh;
    let spaced = at.fresh;
    let tight = false; // behind an anchor or tag
    let tab: CST.SourceToken | undefined;
    let start: number | undefined;
    for (const token of tokens) {
      if (tight && token.type !== 'space' && token.type !== 'newline' && token.type !== 'comma') { this.at('missingCharacter', token); }
      tight = false;
      if (tab && fresh && token.type !== 'comment' && token.type !== 'newline') { this.at('tabIndent', tab); }
      tab = undefined;
      switch (token.type) {
        case 'space':
          if (!at.flow && (indicator !== 'doc-start' || at.next?.type !== 'flow-collection') && token.source.includes('\t')) { tab = token; }
          spaced = true;
          continue;
        case 'comment':
          if (!spaced) { this.at('missingCharacter', token); }
          fresh = false;
          continue;
        case 'newline':
          fresh = spaced = newline = true;
          if (found.anchor || found.tag) { found.broken = token; }
          continue;
        case 'anchor':
        case 'tag':
          if (found[token.type]) { this.at('syntax', token); }
          found[token.type] = token;
          start ??= token.offset;
          tight = true;
          break;
        case indicator:
          if (found.anchor || found.tag || found.indicator) { this.at('syntax', token); }
          found.indicator = token;
          break;
        case 'comma':
          if (found.comma || !at.flow) { this.at('syntax', token); }
          found.comma = token;
          break;
        default:
          this.at('syntax', token);
      }
      spaced = false;
      fresh = token.type === indicator && (indicator === 'seq-item-ind' || indicator === 'explicit-key-ind');
    }
    const last = tokens.at(-1);
    const end = last ? last.offset + last.source.length : at.offset;
    const { next } = at;
    if (tight && next && next.type !== 'space' && next.type !== 'newline' && next.type !== 'comma' && !(next.type === 'scalar' && next.source === '')) {
      this.report('missingCharacter', next.offset, next.offset + 1);
    }
    if (tab && ((fresh && tab.indent <= at.indent) || isBlock(next))) { this.at('tabIndent', tab); }
    return { ...found, newline, start: start ?? end, end };
  }

  /** What stands behind a node on its line. */
  private rest(tokens: Tokens | undefined, strict: boolean): void {
    let spaced = false;
    for (const token of tokens ?? []) {
      if (token.type === 'space' || token.type === 'newline') { spaced = true; }
      else if (token.type !== 'comment') { this.at('syntax', token); }
      else if (strict && !spaced) { this.at('missingCharacter', token); }
    }
  }

  private readonly report = (code: ProblemCode, start: number, end: number): void => this.problems.add(code, [start, end]);

  private at(code: ProblemCode, token: CST.Token): void {
    this.report(code, token.offset, token.offset + ('source' in token ? token.source.length : 1));
  }
}

const isBlock = (token: CST.Token | null | undefined): boolean => token?.type === 'block-map' || token?.type === 'block-seq';
const isCollection = (token: CST.Token): boolean => isBlock(token) || token.type === 'flow-collection';

function hasNewline(token: CST.Token | null | undefined): boolean {
  const ends = (tokens: Tokens | undefined) => tokens?.some((one) => one.type === 'newline') ?? false;
  switch (token?.type) {
    case undefined: return false;
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar': return token.source.includes('\n') || ends(token.end);
    case 'flow-collection':
      return token.items.some(({ start, key, sep, value }) => ends(start) || ends(sep) || hasNewline(key) || hasNewline(value));
    default: return true;
  }
}
