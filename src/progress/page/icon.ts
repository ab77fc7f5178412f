import { html, svg } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { NextRow, RecentRow } from './protocol';

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
