/**
 * The texts of a Jupyter notebook's cells, in their order, from the file's JSON: what the documents of the cells would hold.
 * `undefined` when it is not a notebook. Never throws. Reading the JSON saves opening the notebook, with its kernel and outputs.
 */
export function notebookCells(json: string): readonly string[] | undefined {
  try {
    const { cells } = JSON.parse(json) as { cells?: unknown };
    return Array.isArray(cells) ? cells.map(textOf) : undefined;
  } catch {
    return undefined; // not JSON, so not a notebook
  }
}

/** The format allows one text, or a list of lines that end in line breaks. */
function textOf(cell: unknown): string {
  const source = (cell as { source?: unknown } | null)?.source;
  return typeof source === 'string' ? source : Array.isArray(source) ? source.filter((line) => typeof line === 'string').join('') : '';
}
