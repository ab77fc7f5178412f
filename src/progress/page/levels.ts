import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { scalePoint } from 'd3-scale';
import { type Actions, disclosure, lead, listId } from './elements';
import type { LevelRow, LevelsGroup, LevelsPart } from './protocol';

/** Pixels: the line the person's own marks stand on, and the one above it for reviewers. */
const height = 36;
const own = 23;
const above = 6;

// Each mark has a shape of its own, so that none needs its colour to be told from the others.
const shapes = {
  own: svg`<circle r="5.5" />`,
  before: svg`<circle r="3.5" />`,
  target: svg`<circle r="9.5" />`,
  review: svg`<path d="M0-5 5 0 0 5-5 0Z" />`,
};
export type Mark = keyof typeof shapes;

const mark = (kind: Mark, x: string, y: number): TemplateResult => svg`<svg x=${x} y=${y} class="mark ${kind}">${shapes[kind]}</svg>`;

/** A mark beside the word for it. */
export const legendMark = (kind: Mark): TemplateResult => html`<svg
  class="legend-mark" viewBox="-11 -11 22 22" aria-hidden="true"><g class="mark ${kind}">${shapes[kind]}</g></svg>`;

/**
 * One skill on the line of its levels, lowest left: a ring for what the role asks for, a dot for what the person says, a small dot where
 * they were before, a diamond for a reviewer. Places are percentages, so that the picture fits any width and zoom without being drawn anew.
 */
export function levelsChart({ own: now, before, target, reviews, said }: LevelRow, count: number): TemplateResult {
  const scale = scalePoint<number>().domain(Array.from({ length: count }, (_, rank) => rank)).range([0, 100]).padding(0.5);
  const x = (rank: number): string => `${(scale(rank) ?? 0).toFixed(2)}%`;
  const line = (kind: string, from: number | undefined, to: number | undefined): TemplateResult | typeof nothing =>
    (from === undefined || to === undefined || from === to ? nothing : svg`<line class=${kind} x1=${x(from)} x2=${x(to)} y1=${own} y2=${own} />`);
  return html`<svg class="levels-chart" role="img" aria-label=${said} width="100%" height=${height}>
    <line class="track" x1=${x(0)} x2=${x(count - 1)} y1=${own} y2=${own} />
    ${Array.from({ length: count }, (_, rank) => svg`<circle class="stop" cx=${x(rank)} cy=${own} r="2" />`)}
    ${line('way', before, now)}${line('ahead', now !== undefined && target !== undefined && now < target ? now : undefined, target)}
    ${target === undefined ? nothing : mark('target', x(target), own)}
    ${before === undefined ? nothing : mark('before', x(before), own)}
    ${now === undefined ? nothing : mark('own', x(now), own)}
    ${reviews.map((rank) => mark('review', x(rank), above))}
  </svg>`;
}

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
