/** One row of a tree view as a person gets it. */
export interface Row {
  label: string;
  description: string;
  /** What a screen reader says. */
  spoken: string;
  /** 1 for the outermost. */
  level: number;
  expanded?: boolean;
  checked?: boolean;
}

/** Reads the rows of a tree, from the top. Runs in the page, so it refers to nothing outside itself. */
export function readRows(rows: Element[]): Row[] {
  return rows
    .map((row) => {
      const text = (selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
      const state = (element: Element | null, name: string) => {
        const value = element?.getAttribute(name);
        return value === null || value === undefined ? undefined : value === 'true';
      };
      return {
        top: (row as HTMLElement).offsetTop,
        label: text('.label-name'),
        description: text('.label-description'),
        spoken: row.getAttribute('aria-label') ?? '',
        level: Number(row.getAttribute('aria-level')),
        expanded: state(row, 'aria-expanded'),
        checked: state(row.querySelector('.custom-view-tree-node-item-checkbox'), 'aria-checked'),
      };
    })
    .sort((a, b) => a.top - b.top)
    .map(({ top: _, ...row }) => row);
}
