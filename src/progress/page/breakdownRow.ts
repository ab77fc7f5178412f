import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { bar } from './bar';
import { disclosure, listId } from './disclosure';
import { icon } from './icon';
import { lead } from './lead';
import type { Actions } from './lead';
import type { Breakdown } from './protocol';

/** A row with a bar and counts; choosing the counts shows the activities they come from, and `more` under them. `cells`: see `bar`. */
export function breakdownRow(row: Breakdown, cells: number, actions: Actions, beside: unknown = nothing, more: unknown = nothing): TemplateResult {
  const { key, name, about, share, counts, label, activities } = row;
  const expanded = actions.isExpanded(key);
  const opens = activities.length > 0 || more !== nothing;
  return html`<li class="breakdown" data-home=${key}>
    <h3 title=${about || nothing}><span>${name}</span>${beside}</h3>
    ${bar(share, cells)}
    <span class="counts">${opens ? disclosure({ section: key, text: counts, label }, actions) : counts}</span>
    ${opens ? html`<div class="opened" id=${listId(key)} ?hidden=${!expanded}>${expanded ? html`
      <ul class="activities">${repeat(activities, (activity) => activity.key, (activity) => html`
        <li>${icon(activity.standing)}${lead(activity, `${key} ${activity.key}`, actions)}</li>`)}</ul>${more}` : nothing}</div>` : nothing}
  </li>`;
}
