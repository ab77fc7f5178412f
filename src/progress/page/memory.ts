import type { PanelFilter } from './protocol';

/** What VS Code keeps for a page while it is hidden and over a reload. */
interface Kept { readonly expanded: readonly string[]; readonly scroll: number; readonly focus?: string; readonly filter: PanelFilter }

export interface StateStore { getState(): unknown; setState(state: Kept): void }

/** A pause in scrolling before it is kept. */
const settleMs = 100;

const periods = ['all', 'year', 'halfYear', 'quarter', 'month'] as const;

/** Remembers which sections are open, what the page is narrowed to, how far it is scrolled and what has the focus. Distrusts what it reads. */
export class Memory {
  readonly expanded: Set<string>;
  filter: PanelFilter;
  /** As they were when the page was last left; used once, after the first drawing. */
  readonly scroll: number;
  readonly focus: string | undefined;
  private timer: number | undefined;

  constructor(private readonly store: StateStore) {
    const kept = (store.getState() ?? {}) as Record<string, unknown>;
    this.expanded = new Set(Array.isArray(kept['expanded']) ? kept['expanded'].filter((key) => typeof key === 'string') : []);
    this.filter = filterFrom(kept['filter']);
    this.scroll = typeof kept['scroll'] === 'number' ? kept['scroll'] : 0;
    this.focus = typeof kept['focus'] === 'string' ? kept['focus'] : undefined;
  }

  /** Undefined takes a field out. */
  narrow(change: PanelFilter): void {
    this.filter = filterFrom({ ...this.filter, ...change });
    this.keepSoon();
  }

  keepSoon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.keep(), settleMs);
  }

  private keep(): void {
    this.store.setState({ expanded: [...this.expanded], scroll: window.scrollY, focus: focusedId(), filter: this.filter });
  }
}

function filterFrom(value: unknown): PanelFilter {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (name: keyof PanelFilter): object => (typeof fields[name] === 'string' ? { [name]: fields[name] } : {});
  const period = periods.find((one) => one === fields['period']);
  return { ...text('framework'), ...text('skill'), ...text('week'), ...(period && period !== 'all' ? { period } : {}) };
}

/** The id of what has the focus, where it has one. */
export const focusedId = (): string | undefined => document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
