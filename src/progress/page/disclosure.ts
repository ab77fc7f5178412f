import { html } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { icon } from './icon';
import type { Actions } from './lead';

/** The id of what a section shows and hides. An id that others refer to has no space in it. */
export const listId = (section: string): string => `list-${section.replace(/\s/g, '-')}`;

/** A button that shows and hides the element with the `listId` of the section. `label` begins with `text`. */
export const disclosure = (
  { section, text, label, id = `show ${section}` }: { readonly section: string; readonly text: string; readonly label: string; readonly id?: string },
  actions: Actions,
): TemplateResult => html`<button
  type="button" class="lead disclosure" data-id=${id} aria-label=${label} aria-controls=${listId(section)}
  aria-expanded=${actions.isExpanded(section) ? 'true' : 'false'} @click=${() => actions.toggle(section)}>${icon('chevron')}${text}</button>`;
