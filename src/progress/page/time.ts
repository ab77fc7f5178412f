import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { scaleBand, scaleThreshold } from 'd3-scale';
import { type Actions, disclosure, listId } from './elements';
import { recentRow } from './rows';
import type { TimePart, Week } from './protocol';

/** Pixels: a day is as high, and a week at most as wide. */
const day = 13;
const widest = 16;
const top = 18;

/** Shares of a square's side, from little to much: size says it, and colour only underlines it. */
const sizes = [0.4, 0.6, 0.8, 1] as const;

/** Where the arrow keys go from a week. */
const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
};

/** A column a week, a row a day. Tab goes to one week, the arrow keys to the others. Across, places are percentages; down, pixels. */
export function calendar(part: TimePart, actions: Actions): TemplateResult {
  const { weeks, months, days, said, help, chosen } = part;
  const x = scaleBand<number>().domain(weeks.map((_, i) => i)).range([0, 100]).paddingInner(0.18);
  const y = scaleBand<number>().domain(days.map((_, i) => i)).range([top, top + 7 * day]).paddingInner(0.18);
  const most = weeks.flatMap(({ counts }) => counts).reduce((largest, count) => Math.max(largest, count), 1);
  const size = scaleThreshold<number, number>().domain(sizes.slice(1).map((_, i) => 0.5 + (i + 1) * most / sizes.length)).range(sizes);
  const current = Math.max(0, weeks.findIndex(({ start }) => start === (actions.week ?? chosen?.start)));
  const stop = weeks.some(({ start }) => start === (actions.week ?? chosen?.start)) ? current : weeks.length - 1;
  const percent = (n: number): string => `${n.toFixed(3)}%`;

  const square = (count: number, week: number, weekday: number): TemplateResult | typeof nothing => {
    if (count < 0) { return nothing; }
    const [left = 0, upper = 0, w, h] = [x(week), y(weekday), x.bandwidth(), y.bandwidth()];
    const share = size(count);
    const of = (kind: string, s: number): TemplateResult => svg`<rect
      class=${kind} x=${percent(left + w * (1 - s) / 2)} y=${upper + h * (1 - s) / 2} width=${percent(w * s)} height=${h * s} rx="2" />`;
    return svg`${of('none', 1)}${count > 0 ? of('some', share) : nothing}`;
  };
  const press = (event: KeyboardEvent, at: number, { start }: Week): void => {
    const step = steps[event.key];
    if (step) { actions.goToWeek(weeks[Math.min(weeks.length - 1, Math.max(0, step(at, weeks.length - 1)))]!.start); }
    if (event.key === 'Enter' || event.key === ' ') { choose(start); }
    if (step || event.key === 'Enter' || event.key === ' ') { event.preventDefault(); }
  };
  const choose = (start: string): void => actions.narrow({ week: start === chosen?.start ? undefined : start });

  return html`<div class="calendar" .style=${`max-width: ${weeks.length * widest + 40}px`}>
    <div class="days" aria-hidden="true">${days.map((name, i) => html`<span>${i % 2 === 0 ? name : ''}</span>`)}</div>
    <svg role="group" aria-label=${said} aria-describedby="calendar-help" width="100%" height=${top + 7 * day}>
      ${months.map(({ week, text }, i) => svg`<text
        class=${i % 3 === 0 ? 'month third' : 'month'} x=${percent(x(week) ?? 0)} y="11" aria-hidden="true">${text}</text>`)}
      ${weeks.map((week, i) => svg`<g
        role="button" class="week" data-id="week ${week.start}" tabindex=${i === stop ? 0 : -1} aria-label=${week.label}
        aria-pressed=${week.start === chosen?.start ? 'true' : 'false'} @click=${() => choose(week.start)}
        @keydown=${(event: KeyboardEvent) => press(event, i, week)}>
        <title>${week.label}</title>
        <rect class="frame" x=${percent((x(i) ?? 0) - x.step() * 0.09)} y=${top - 2} width=${percent(x.step())} height=${7 * day + 1} rx="3" />
        ${week.counts.map((count, weekday) => square(count, i, weekday))}
      </g>`)}
    </svg>
    <span id="calendar-help" hidden>${help}</span>
  </div>`;
}

/** What the sizes of squares mean. */
export const calendarLegend = ({ less, more }: TimePart): TemplateResult => html`<span class="scale" aria-hidden="true">${less}
  <svg width="76" height="13">${[0, ...sizes].map((s, i) => svg`<rect class="none" x=${i * 15} y="0" width="13" height="13" rx="2" />${s === 0 ? nothing
    : svg`<rect class="some" x=${i * 15 + 6.5 * (1 - s)} y=${6.5 * (1 - s)} width=${13 * s} height=${13 * s} rx="2" />`}`)}</svg>
  ${more}</span>`;

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
