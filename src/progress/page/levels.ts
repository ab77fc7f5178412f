import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { lead } from './lead';
import type { Actions } from './lead';
import { legendMark, levelsChart } from './levelsChart';
import type { Mark } from './levelsChart';
import type { LevelsGroup, LevelsPart } from './protocol';
import { disclosure, listId } from './disclosure';

const marks: readonly Mark[] = ['own', 'before', 'review', 'target'];

/** Levels as a picture, and as a table for those who want the dates or cannot see it. */
export const levels = (part: LevelsPart, actions: Actions): TemplateResult => html`<section class="levels" aria-labelledby="levels">
  <div class="heading"><h2 id="levels">${part.title}</h2>
    <button type="button" class="lead" data-id="role" @click=${() => actions.run(part.role.action)}>${part.role.text}</button></div>
  ${repeat(part.groups, ({ id }) => id, (group) => levelsOf(group, part, actions))}
</section>`;

const levelsOf = (group: LevelsGroup, { legend, headers, showTable }: LevelsPart, actions: Actions): TemplateResult => {
  const section = `levels ${group.id}`;
  const expanded = actions.isExpanded(section);
  const columns = `grid-template-columns: repeat(${group.levels.length}, 1fr)`;
  return html`
    ${group.title ? html`<h3 class="sub">${group.title}</h3>` : nothing}
    <p class="about">${group.about}</p>
    <ul class="legend" aria-hidden="true">${marks.map((mark) => html`<li>${legendMark(mark)}${legend[mark]}</li>`)}</ul>
    <div class="level-rows">
      <div class="level-names" aria-hidden="true" .style=${columns}>${group.levels.map((name) => html`<span>${name}</span>`)}</div>
      <ul>${repeat(group.rows, ({ key }) => key, (row) => html`<li data-home="level ${row.key}">
        <span class="name">${lead(row.name, `level ${row.key}`, actions)}</span>${levelsChart(row, group.levels.length)}</li>`)}</ul>
    </div>
    ${disclosure({ section, text: showTable, label: showTable }, actions)}
    <div id=${listId(section)} class="table" ?hidden=${!expanded} tabindex=${expanded ? 0 : nothing} role="group" aria-labelledby="levels">
      ${expanded ? html`<table>
        <thead><tr>${headers.map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
        <tbody>${group.rows.map(({ name, cells }) => html`<tr><th scope="row">${name.text}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
      </table>` : nothing}
    </div>`;
};
