import type { Call } from '../../platform/commandCall';
import { rowsInFocus } from '../../platform/rowsInFocus';
import type { Services } from '../../services';
import type { FileNode } from '../view/group';

/** The rows of the menu, else the row in focus in For This File. */
export async function fileRows({ thisFile }: Services, { rows }: Call<unknown>): Promise<readonly FileNode[]> {
  return rows.length ? rows as readonly FileNode[] : rowsInFocus(thisFile);
}
