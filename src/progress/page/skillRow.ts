import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { bar } from './bar';
import { disclosure, listId } from './disclosure';
import { lead } from './lead';
import type { Actions } from './lead';
import type { NotStarted, SkillRow } from './protocol';

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
