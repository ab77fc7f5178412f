import { gapsOf } from '../../suggest/templates';

const literal = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** A template's text as a snippet of VS Code: each gap, brackets included, is a stop in the order of the text. Cost: linear. */
export function templateSnippet(body: string): string {
  let snippet = '';
  let from = 0;
  gapsOf(body).forEach(([start, end], i) => {
    snippet += `${literal(body.slice(from, start))}\${${i + 1}:${literal(body.slice(start, end))}}`;
    from = end;
  });
  return snippet + literal(body.slice(from));
}
