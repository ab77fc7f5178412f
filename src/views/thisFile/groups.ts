import type { FileGroup } from './group';
import type { ThisFileStores } from './stores';

/** The groups of For This File, in the order people see them. Loaded when the view is first seen. */
export function groupsOf(stores: ThisFileStores): readonly FileGroup[] {
  void stores;
  return [];
}
