import { EvidenceGroup } from './evidenceGroup';
import type { FileGroup } from './group';
import { LooksLikeGroup } from './looksLikeGroup';
import { ReadyGroup } from './readyGroup';
import type { ThisFileStores } from './stores';

/** The groups of For This File, in the order people see them. Loaded when the view is first seen. */
export function groupsOf(stores: ThisFileStores): readonly FileGroup[] {
  return [new EvidenceGroup(stores), new LooksLikeGroup(stores), new ReadyGroup(stores)];
}
