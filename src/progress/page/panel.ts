import { render } from 'lit/html.js';
import { focusedId, Memory, type StateStore } from './memory';
import type { Actions } from './elements';
import { page } from './page';
import { isToPanel, type PanelState, type ToHost, type ToPanel } from './protocol';

declare function acquireVsCodeApi(): StateStore & { postMessage(message: ToHost): void };

const host = acquireVsCodeApi();
const memory = new Memory(host);
const root = document.getElementById('page')!;
const said = document.getElementById('said')!;
let shown: PanelState | undefined;
let waiting: HTMLElement | null = null;
/** A skill to be shown as soon as it is there. */
let wanted: string | undefined;
/** Where the arrow keys have gone to in the calendar. */
let week: string | undefined;

const actions: Actions = {
  open: (target) => host.postMessage({ type: 'open', target }),
  run: (action) => host.postMessage({ type: 'run', action }),
  isExpanded: (section) => memory.expanded.has(section),
  narrow: (change) => {
    memory.narrow(change);
    host.postMessage({ type: 'filter', filter: memory.filter });
  },
  tick: (thing, done) => host.postMessage({ type: 'tick', thing, done }),
  get week() { return week; },
  goToWeek: (start) => {
    week = start;
    draw();
    withData('id', `week ${start}`)?.focus();
  },
  toggle: (section) => {
    if (!memory.expanded.delete(section)) { memory.expanded.add(section); }
    draw();
    memory.keepSoon();
  },
};

const withData = (name: 'id' | 'home', value: string): (HTMLElement & SVGElement) | null =>
  root.querySelector(`[data-${name}="${CSS.escape(value)}"]`);

/** Draws what has changed. If what had the focus is gone, the focus goes to the first thing in the same row, else to the page's first. */
function draw(): void {
  if (!shown) { return; }
  const focused = focusedId();
  const home = document.activeElement?.closest<HTMLElement>('[data-home]')?.dataset['home'];
  render(page(shown, actions), root);
  if (focused === undefined || focusedId() === focused) { return; }
  const next = withData('id', focused) ?? (home === undefined ? null : withData('home', home)?.querySelector('button'));
  give(next ?? root.querySelector('button'));
}

/**
 * Gives the focus to an element, now or once VS Code gives it to the page: a page that takes it would pull people out of the file they
 * write in.
 */
function give(element: HTMLElement | null): void {
  waiting = element;
  if (document.hasFocus()) { giveWaiting(); }
}

function giveWaiting(): void {
  waiting?.focus({ preventScroll: true });
  waiting = null;
}

function receive(message: ToPanel): void {
  switch (message.type) {
    case 'state': {
      const first = !shown;
      shown = message.state;
      document.documentElement.lang = shown.language;
      document.title = shown.words.title;
      draw();
      if (first) { restore(); }
      if (wanted !== undefined) { reveal(wanted); }
      if (message.change !== undefined) { say(message.change); }
      return;
    }
    case 'reveal': {
      if (withData('home', message.skill)) { reveal(message.skill); return; }
      // It is filtered away: shown again, the host sends it.
      wanted = message.skill;
      actions.narrow({ framework: undefined, skill: undefined });
      return;
    }
  }
}

function reveal(skill: string): void {
  wanted = undefined;
  const row = withData('home', skill);
  row?.scrollIntoView({ block: 'center' });
  give(row?.querySelector('button') ?? null);
}

function restore(): void {
  window.scrollTo({ top: memory.scroll, behavior: 'instant' });
  if (memory.focus !== undefined) { give(withData('id', memory.focus)); }
}

/** Emptied first, so that the same words said again are heard again. */
function say(words: string): void {
  said.textContent = '';
  requestAnimationFrame(() => { said.textContent = words; });
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isToPanel(data)) { receive(data); } else { console.warn('The progress panel was sent a message that it does not know.'); }
});
window.addEventListener('focus', giveWaiting);
window.addEventListener('scroll', () => memory.keepSoon(), { passive: true });
document.addEventListener('focusin', () => memory.keepSoon());
host.postMessage({ type: 'ready', filter: memory.filter });
