import type { CST } from 'yaml';
import type { ProblemCode } from './frameworkProblem';
import type { ProblemList } from './problemList';
import { isBlock, readGap } from './yamlGap';
import type { Gap, GapPlace, Indicator, Tokens } from './yamlGap';
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
    if (gap.tag && !(/^!(?:!str)?$/.test(gap.tag.source) && token && isScalar(token))) { this.at('tagIgnored', gap.tag); }
    if (gap.anchor?.source === '&') { this.at('syntax', gap.anchor); }
    const name = gap.anchor?.source.slice(1);
    const named = <T extends Content>(node: T): T => {
      if (name) { this.anchors.set(name, node); }
      return node;
    };
    if (!token) { return named({ kind: 'text', start: emptyAt, end: emptyAt, text: '', plain: true }); }
    const place = { start: token.offset, end: token.offset };
    if (token.type === 'alias') { return this.alias(token, gap); }
    if (isScalar(token)) { return named(this.scalar(token)); }
    if (token.type === 'block-map') { return this.blockMap(token, named({ ...place, kind: 'fields', fields: [] })); }
    if (token.type === 'flow-collection') {
      return this.flow(token, named(token.start.source === '{' ? { ...place, kind: 'fields', fields: [] } : { ...place, kind: 'list', items: [] }));
    }
    if (token.type === 'block-seq') {
      const last = [gap.anchor, gap.tag].filter((prop) => prop !== undefined).sort((a, b) => b.offset - a.offset)[0];
      if (last && !(gap.broken && gap.broken.offset > last.offset)) { this.at('missingCharacter', last); }
      return this.blockSeq(token, named({ ...place, kind: 'list', items: [] }));
    }
    this.at('syntax', token);
    return named({ ...place, kind: 'text', text: '', plain: true });
  }

  private alias(token: CST.FlowScalar, gap: Gap): YamlAlias {
    const name = token.source.slice(1);
    if (gap.anchor || gap.tag || !name) { this.at('syntax', token); }
    this.rest(token.end, true);
    const target = this.anchors.get(name);
    const [start, end] = [token.offset, token.offset + token.source.length];
    if (!target) { this.problems.add('unknownAlias', [start, end], { name: name.slice(0, 60) }); }
    return { kind: 'alias', start, end, target };
  }

  private scalar(token: CST.FlowScalar | CST.BlockScalar): YamlText {
    const text = textOf(token, this.atRoot, this.report);
    let end = token.offset + token.source.length;
    if (token.type !== 'block-scalar') { this.rest(token.end, true); }
    else { for (const { source } of token.props as CST.SourceToken[]) { end += source.length; } }
    return { kind: 'text', start: token.offset, end, text, plain: token.type === 'scalar' };
  }

  private blockMap(token: CST.BlockMap, map: YamlFields): YamlFields {
    this.atRoot = false;
    let offset = token.offset;
    for (const { start, key, sep, value } of token.items) {
      const before = this.gap(start, 'explicit-key-ind', { next: key ?? sep?.[0], offset, indent: token.indent, fresh: true });
      const implicit = !before.indicator;
      if (implicit) {
        if (key && (key.type === 'block-seq' || ('indent' in key && key.indent !== token.indent))) { this.report('badIndent', key.offset, key.offset + 1); }
        if (!before.anchor && !before.tag && !sep) { continue; }
        if (before.broken || hasNewline(key)) { this.at('missingCharacter', key ?? start.at(-1)!); }
      } else if (before.indicator.indent !== token.indent) { this.at('badIndent', before.indicator); }
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
        else { this.report('missingCharacter', value?.offset ?? gap.start, (value?.offset ?? gap.start) + 1); }
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

  private gap(tokens: Tokens, indicator: Indicator, at: GapPlace): Gap {
    return readGap(tokens, indicator, at, this.report);
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

const isScalar = (token: CST.Token): token is CST.FlowScalar | CST.BlockScalar =>
  token.type === 'scalar' || token.type === 'block-scalar' || token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar';

function hasNewline(token: CST.Token | null | undefined): boolean {
  const ends = (tokens: Tokens | undefined) => tokens?.some((one) => one.type === 'newline') ?? false;
  if (!token) { return false; }
  if (token.type === 'flow-collection') {
    return token.items.some(({ start, key, sep, value }) => ends(start) || ends(sep) || hasNewline(key) || hasNewline(value));
  }
  return token.type === 'alias' || (isScalar(token) && token.type !== 'block-scalar') ? token.source.includes('\n') || ends(token.end) : true;
}
