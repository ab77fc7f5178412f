import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { icon } from './icon';
import { lead } from './lead';
import type { Actions } from './lead';
import type { RecentRow } from './protocol';

export const recentRow = ({ id, kind, what, details, date, at }: RecentRow, actions: Actions, list = 'recent'): TemplateResult => html`<li
  data-home="${list} ${id}">
  <span class="kind ${kind}">${icon(kind)}</span>
  <span class="what">${lead(what, `${list} ${id}`, actions)}</span>
  ${details.length === 0 ? nothing : html`<span class="details">${details.map((detail) => html`<span>${detail}</span>`)}</span>`}
  <time datetime=${at}>${date}</time>
</li>`;
