import { html, nothing, svg, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Breakdown, Lead, NextRow, PanelAction, PanelFilter, RecentRow, Share, Standing, Target } from './protocol';

/** The id of what a section shows and hides. An id that others refer to has no space in it. */
export const listId = (section: string): string => `list-${section.replace(/\s/g, '-')}`;

/** A button that shows and hides the element with the `listId` of the section. `label` begins with `text`. */
export const disclosure = (
  { section, text, label, id = `show ${section}` }: { readonly section: string; readonly text: string; readonly label: string; readonly id?: string },
  actions: Actions,
): TemplateResult => html`<button
  type="button" class="lead disclosure" data-id=${id} aria-label=${label} aria-controls=${listId(section)}
  aria-expanded=${actions.isExpanded(section) ? 'true' : 'false'} @click=${() => actions.toggle(section)}>${icon('chevron')}${text}</button>`;

/** Drawn here, on a grid of 16, because an icon font would be larger than the rest of the panel. */
const icons: Readonly<Record<RecentRow['kind'] | NextRow['reason'] | 'chevron', TemplateResult>> = {
  done: svg`<circle cx="8" cy="8" r="6.5" /><path d="M5 8.25 7.25 10.5 11 6" />`,
  inProgress: svg`<circle cx="8" cy="8" r="6.5" /><path class="solid" d="M8 3.5a4.5 4.5 0 0 1 0 9Z" />`,
  notStarted: svg`<circle cx="8" cy="8" r="6.5" />`,
  notRelevant: svg`<circle cx="8" cy="8" r="6.5" /><path d="M5 8h6" />`,
  evidence: svg`<path d="M9.5 1.5h-6v13h9v-10l-3-3v3h3M5.5 7.5h5M5.5 10.5h5" />`,
  rating: svg`<path d="M2.5 13.5v-3h3v3zM6.5 13.5v-6h3v6zM10.5 13.5v-10h3v10z" />`,
  look: svg`<circle cx="7" cy="7" r="4.5" /><path d="m10.25 10.25 4.25 4.25" />`,
  milestone: svg`<path d="M3.5 14.5v-13M3.5 2.5h9l-2.5 3 2.5 3h-9" />`,
  gap: svg`<path d="M2 13.5h12M3.5 10.5h3v3M6.5 10.5v-3h3v6M9.5 7.5v-3h3v9" />`,
  thin: svg`<path d="M2 13.5h12M3.5 10.5h3v3M6.5 10.5v-3h3v6M9.5 7.5v-3h3v9" />`,
  strategy: svg`<circle cx="8" cy="8" r="6.5" /><path d="m10.75 5.25-1.5 4-4 1.5 1.5-4z" />`,
  chevron: svg`<path d="m6 3.5 4.5 4.5L6 12.5" />`,
};

/** A picture beside words that say the same. */
export const icon = (name: keyof typeof icons): TemplateResult =>
  html`<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true">${icons[name]}</svg>`;

const standings = ['done', 'inProgress', 'notStarted'] as const;

/**
 * How many activities stand where: one cell each while they fit, otherwise three shares. Hidden from screen readers, since the
 * same numbers stand beside it in words. Widths are set as a property: a style attribute would need a looser content security policy.
 */
export function bar(share: Share, most = 24): TemplateResult {
  const total = standings.reduce((sum, standing) => sum + share[standing], 0);
  const cells = total <= most
    ? standings.flatMap((standing) => Array.from({ length: share[standing] }, () => ({ standing, grow: 1 })))
    : standings.filter((standing) => share[standing] > 0).map((standing) => ({ standing, grow: share[standing] }));
  return html`<div class="bar" aria-hidden="true">${cells.map(({ standing, grow }) => html`
    <span class="cell ${standing}" .style=${`flex-grow: ${grow}`}></span>`)}</div>`;
}

/** What a cell of the bar looks like, beside the word for it. Evidence has no cell. */
export const swatch = (standing: Standing): TemplateResult | string =>
  standing === 'evidence' ? '' : html`<span class="swatch cell ${standing}" aria-hidden="true"></span>`;

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

/** What the parts of the page can ask for. */
export interface Actions {
  open(target: Target): void;
  run(action: PanelAction): void;
  isExpanded(section: string): boolean;
  toggle(section: string): void;
  /** Narrows the panel; what is not named stays as it is. */
  narrow(change: PanelFilter): void;
  tick(thing: string, done: boolean): void;
  /** The week of the calendar that Tab goes to, by its Monday. */
  readonly week: string | undefined;
  goToWeek(start: string): void;
}

/**
 * Words that lead somewhere: a button where there is a target, plain text where there is none. `id` is the same from one state to
 * the next, so that focus can be found again; `content` is drawn in place of the text.
 */
export function lead({ text, label, target }: Lead, id: string, actions: Actions, content: TemplateResult | string = text): TemplateResult {
  return target
    ? html`<button
      type="button" class="lead" data-id=${id} aria-label=${label} title=${label} @click=${() => actions.open(target)}>${content}</button>`
    : html`<span class="lead-less" title=${label === text ? nothing : label}>${content}</span>`;
}
