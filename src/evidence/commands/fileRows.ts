import type { FileNode } from '../../companion/view/group';
import type { Call } from '../../platform/argument';
import { rowsInFocus } from '../../skills/commands/rowsInFocus';
import type { Services } from '../../services';

/** The rows of the menu, else the row in focus in For This File. */
export async function fileRows({ thisFile }: Services, { rows }: Call<unknown>): Promise<readonly FileNode[]> {
  return rows.length ? rows as readonly FileNode[] : rowsInFocus(thisFile);
}
