import { html } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { Share, Standing } from './protocol';

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
