import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { bar, swatch } from './bar';
import { lead } from './lead';
import type { Actions } from './lead';
import type { FirstStep, PanelState, Total } from './protocol';
import { recentRow } from './recentRow';
import { skillRow } from './skillRow';

/** So many activities show one by one in the bar across the page; more are drawn as shares. */
const cellsAcross = 90;

/** The whole page from the state. Sections follow one another as headings do: what is logged, each framework's skills, recent. */
export function page(state: PanelState, actions: Actions): TemplateResult {
  return html`<main class="page">
    <header class="overview">
      <h1>${state.headline}</h1>
      ${state.firstStep ? firstStep(state.firstStep, actions) : html`
        <p class="basis">${state.basis}</p>
        ${bar(state.share, cellsAcross)}
        <ul class="totals" aria-label=${state.words.totals}>${state.totals.map((item) => total(item, actions))}</ul>`}
    </header>
    <div class="sections">
      <div class="skill-groups">${repeat(state.groups, ({ id }) => id, ({ id, title, skills }) => html`
        <section aria-labelledby="group-${id}">
          <h2 id="group-${id}">${title}</h2>
          <ul class="skills">${repeat(skills, ({ key }) => key, (skill) => skillRow(skill, actions))}</ul>
        </section>`)}
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
