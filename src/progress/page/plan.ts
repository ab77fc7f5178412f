import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Actions, breakdownRow, lead } from './elements';
import type { MilestoneRow, PlanPart, SharesPart, ThingRow } from './protocol';

/** A milestone has few activities; each has its cell. */
const cellsInPlan = 24;

/** Milestones with what belongs to each, and what is to be settled with the manager. */
export const plan = (part: PlanPart, actions: Actions): TemplateResult => html`<section class="plan" aria-labelledby="plan">
  <div class="heading"><h2 id="plan">${part.title}</h2>
    <button type="button" class="lead" data-id="start" @click=${() => actions.run(part.start.action)}>${part.start.text}</button></div>
  <p class="about">${part.about}</p>
  <ul class="breakdowns">${repeat(part.milestones, ({ key }) => key, (row) => milestone(row, part.thingsTitle, actions))}</ul>
  ${part.conditions.length ? html`<h3 class="sub" id="conditions">${part.conditionsTitle}</h3>${things(part.conditions, 'conditions', actions)}` : nothing}
</section>`;

const milestone = (row: MilestoneRow, title: string, actions: Actions): TemplateResult => breakdownRow(
  row, cellsInPlan, actions,
  html`<span class="due">${lead(row.due, `due ${row.key}`, actions)}${row.now ? html`<span class="now">${row.now}</span>` : nothing}</span>`,
  row.things.length ? html`<h4 id="things-${row.key}">${title}</h4>${things(row.things, `things-${row.key}`, actions)}` : nothing,
);

const things = (rows: readonly ThingRow[], labelledBy: string, actions: Actions): TemplateResult => html`<ul class="things" aria-labelledby=${labelledBy}>
  ${repeat(rows, ({ key }) => key, ({ key, text, done }) => html`<li><label><input
    type="checkbox" data-id="thing ${key}" .checked=${live(done)}
    @change=${({ target }: Event) => actions.tick(key, (target as HTMLInputElement).checked)}><span>${text}</span></label></li>`)}</ul>`;

/** Some breakdowns under one heading, which have too many activities for a cell each. */
export const shares = ({ id, title, about, rows }: SharesPart, actions: Actions): TemplateResult => html`<section aria-labelledby="shares-${id}">
  <h2 id="shares-${id}">${title}</h2>
  <p class="about">${about}</p>
  <ul class="breakdowns">${repeat(rows, ({ key }) => key, (row) => breakdownRow(row, 0, actions))}</ul>
</section>`;
