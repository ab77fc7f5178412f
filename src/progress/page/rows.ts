import { html, nothing, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Actions, bar, disclosure, icon, lead, listId } from './elements';
import type { NotStarted, PanelFilter, PanelState, Period, RecentRow, Select, SkillRow } from './protocol';

/** What each choice changes. Another framework has other skills. */
const changes: Readonly<Record<Select['name'], (value: string) => PanelFilter>> = {
  framework: (value) => ({ framework: value || undefined, skill: undefined }),
  skill: (value) => ({ skill: value || undefined }),
  period: (value) => ({ period: value as Period }),
};

export const filterBar = (selects: readonly Select[], label: string, actions: Actions): TemplateResult => html`<div
  class="filters" role="group" aria-label=${label}>${selects.map(({ name, label: text, options }) => html`
  <label><span>${text}</span> <select data-id="filter ${name}"
    @change=${({ target }: Event) => actions.narrow(changes[name]((target as HTMLSelectElement).value))}>
    ${options.map(({ value, text: words, chosen }) => html`<option value=${value} .selected=${chosen}>${words}</option>`)}
  </select></label>`)}
</div>`;

/** One skill: its name, bar and counts, and the activities not started yet, drawn only while they are shown. */
export function skillRow({ key, name, share, done, inProgress, evidence, notStarted }: SkillRow, actions: Actions): TemplateResult {
  return html`<li class="skill" data-home=${key}>
    <h3>${lead(name, key, actions)}</h3>
    ${bar(share)}
    <div class="counts">
      <span>${done ? lead(done, `${key} done`, actions) : nothing}</span>
      <span>${inProgress ? lead(inProgress, `${key} inProgress`, actions) : nothing}</span>
      <span>${evidence ? lead(evidence, `${key} evidence`, actions) : nothing}</span>
      <span>${notStarted ? disclosure({ section: key, id: `${key} notStarted`, ...notStarted }, actions) : nothing}</span>
    </div>
    ${notStarted ? activities(key, notStarted, actions) : nothing}
  </li>`;
}

const activities = (key: string, { label, activities }: NotStarted, actions: Actions): TemplateResult => {
  const expanded = actions.isExpanded(key);
  return html`<ul class="activities" id=${listId(key)} aria-label=${label} ?hidden=${!expanded}>
    ${expanded ? repeat(activities, (activity) => activity.key, (activity) => html`
      <li>${lead(activity, `${key} ${activity.key}`, actions)}</li>`) : nothing}
  </ul>`;
};

export const recentRow = ({ id, kind, what, details, date, at }: RecentRow, actions: Actions, list = 'recent'): TemplateResult => html`<li
  data-home="${list} ${id}">
  <span class="kind ${kind}">${icon(kind)}</span>
  <span class="what">${lead(what, `${list} ${id}`, actions)}</span>
  ${details.length === 0 ? nothing : html`<span class="details">${details.map((detail) => html`<span>${detail}</span>`)}</span>`}
  <time datetime=${at}>${date}</time>
</li>`;

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
