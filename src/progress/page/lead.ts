import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { Lead, PanelAction, PanelFilter, Target } from './protocol';

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
