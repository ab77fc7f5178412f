import { html, nothing, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Actions, bar, lead, swatch } from './elements';
import { levels } from './levels';
import { filterBar, nextList, recentRow, skillRow } from './rows';
import { plan, shares } from './plan';
import type { FirstStep, PanelState, Total } from './protocol';
import { time } from './time';

/** So many activities show one by one in the bar across the page; more are drawn as shares. */
const cellsAcross = 90;

/** The whole page from the state. What is logged comes first, then what is next, each framework's skills, and the same seen from other sides. */
export function page(state: PanelState, actions: Actions): TemplateResult {
  return html`<main class="page">
    <header class="overview">
      <div class="top">
        <h1>${state.headline}</h1>
        ${state.filters.length ? filterBar(state.filters, state.words.filters, actions) : nothing}
      </div>
      ${state.firstStep ? firstStep(state.firstStep, actions) : html`
        <p class="basis">${state.basis}</p>
        ${bar(state.share, cellsAcross)}
        <ul class="totals" aria-label=${state.words.totals}>${state.totals.map((item) => total(item, actions))}</ul>`}
    </header>
    ${state.next.length ? nextList(state, actions) : nothing}
    <div class="sections">
      <div class="main">${repeat(state.groups, ({ id }) => id, ({ id, title, skills }) => html`
        <section aria-labelledby="group-${id}">
          <h2 id="group-${id}">${title}</h2>
          <ul class="skills">${repeat(skills, ({ key }) => key, (skill) => skillRow(skill, actions))}</ul>
        </section>`)}
        ${state.levels ? levels(state.levels, actions) : nothing}
        ${state.time ? time(state.time, actions) : nothing}
        ${state.plan ? plan(state.plan, actions) : nothing}
        ${state.shares.length ? html`<div class="shares">${repeat(state.shares, ({ id }) => id, (part) => shares(part, actions))}</div>` : nothing}
      </div>
      ${state.recent.length === 0 ? nothing : html`
        <section class="recent-section" aria-labelledby="recent">
          <h2 id="recent">${state.words.recent}</h2>
          <ol class="recent">${repeat(state.recent, ({ id }) => id, (row) => recentRow(row, actions))}</ol>
        </section>`}
    </div>
  </main>`;
}

const total = ({ standing, value, name }: Total, actions: Actions): TemplateResult => html`<li>
  ${lead(name, `total ${standing}`, actions, html`
    <span class="name">${swatch(standing)}${name.text}</span> <span class="value">${value}</span>`)}
</li>`;

const firstStep = ({ text, attach, walkthrough }: FirstStep, actions: Actions): TemplateResult => html`<div class="first-step">
  <p>${text}</p>
  <div class="buttons">
    <button type="button" class="button" data-id="attach" @click=${() => actions.run('attachFile')}>${attach}</button>
    <button
      type="button" class="button secondary" data-id="walkthrough" @click=${() => actions.run('openWalkthrough')}>${walkthrough}</button>
  </div>
</div>`;
