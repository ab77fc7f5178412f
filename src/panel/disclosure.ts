import { html } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { icon } from './icon';
import type { Actions } from './lead';

/** A button that shows and hides the element with the id `list-SECTION`. `label` begins with `text`. */
export const disclosure = (
  { section, text, label, id = `show ${section}` }: { readonly section: string; readonly text: string; readonly label: string; readonly id?: string },
  actions: Actions,
): TemplateResult => html`<button
  type="button" class="lead disclosure" data-id=${id} aria-label=${label} aria-controls="list-${section}"
  aria-expanded=${actions.isExpanded(section) ? 'true' : 'false'} @click=${() => actions.toggle(section)}>${icon('chevron')}${text}</button>`;
