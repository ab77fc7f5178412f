import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { calendar, calendarLegend } from './calendar';
import { disclosure, listId } from './disclosure';
import type { Actions } from './lead';
import type { TimePart } from './protocol';
import { recentRow } from './recentRow';

const section = 'time-table';

/** Evidence over time as a calendar, and as a table of the weeks that have some. */
export function time(part: TimePart, actions: Actions): TemplateResult {
  const expanded = actions.isExpanded(section);
  const { chosen } = part;
  return html`<section class="time" aria-labelledby="time">
    <h2 id="time">${part.title}</h2>
    <p class="about">${part.said} ${part.earlier}</p>
    ${calendar(part, actions)}
    <div class="under">${calendarLegend(part)}${disclosure({ section, text: part.showTable, label: part.showTable }, actions)}</div>
    <div id=${listId(section)} class="table" ?hidden=${!expanded}>${expanded ? html`<table>
      <thead><tr>${part.headers.map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
      <tbody>${part.weeks.filter(({ total }) => total > 0).toReversed().map(({ start, text, total, label }) => html`<tr>
        <th scope="row">${text}</th>
        <td><button type="button" class="lead" data-id="count ${start}" aria-label="${total}, ${label}"
          @click=${() => actions.narrow({ week: start })}>${total}</button></td></tr>`)}</tbody>
    </table>` : nothing}</div>
    ${chosen ? html`<h3 class="sub" id="chosen-week">${chosen.title}</h3>
      <ol class="recent" aria-labelledby="chosen-week">${repeat(chosen.rows, ({ id }) => id, (row) => recentRow(row, actions, 'week'))}</ol>
      ${chosen.more ? html`<p class="about">${chosen.more}</p>` : nothing}` : nothing}
  </section>`;
}
