import { html } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { Actions } from './lead';
import type { PanelFilter, Period, Select } from './protocol';

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
