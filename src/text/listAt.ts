/** The list that a map holds for a key, to add to; an empty one is put there first. */
export function listAt<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known) { return known; }
  const made: V[] = [];
  map.set(key, made);
  return made;
}
