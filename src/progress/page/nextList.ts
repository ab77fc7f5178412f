import { html } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from './icon';
import { lead } from './lead';
import type { Actions } from './lead';
import type { PanelState } from './protocol';

/** What is offered next. Each says why, and none is more urgent than another. */
export const nextList = ({ next, words }: PanelState, actions: Actions): TemplateResult => html`<section class="next" aria-labelledby="next">
  <div class="heading"><h2 id="next">${words.next}</h2>
    <button type="button" class="lead" data-id="checkIn" @click=${() => actions.run('startCheckIn')}>${words.checkIn}</button></div>
  <ul>${repeat(next, ({ id }) => id, ({ id, reason, what, why }) => html`<li data-home="next ${id}">
    <span class="kind">${icon(reason)}</span>
    <span class="what">${lead(what, `next ${id}`, actions)}</span>
    <span class="details">${why}</span>
  </li>`)}</ul>
</section>`;
