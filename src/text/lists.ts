/** The largest of some numbers, `least` where none is larger. `Math.max` takes each number as an argument, and its stack overflows at about 100,000. */
export function largest(numbers: Iterable<number>, least = -Infinity): number {
  let most = least;
  for (const each of numbers) { if (each > most) { most = each; } }
  return most;
}

/** The smallest of some numbers, `most` where none is smaller. */
export function smallest(numbers: Iterable<number>, most = Infinity): number {
  let least = most;
  for (const each of numbers) { if (each < least) { least = each; } }
  return least;
}

/** The list that a map holds for a key, to add to; an empty one is put there first. */
export function listAt<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known) { return known; }
  const made: V[] = [];
  map.set(key, made);
  return made;
}

/** Zero-based line and UTF-16 character of each offset (UTF-16) of a text, as an editor counts them: a line ends with CRLF, LF or CR. */
export function positionsOf(text: string, offsets: readonly number[]): readonly { readonly line: number; readonly character: number }[] {
  const starts = [0];
  for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) { starts.push(index + ending.length); }
  return offsets.map((offset) => {
    let [line, above] = [0, starts.length];
    while (above - line > 1) {
      const middle = (line + above) >> 1;
      if (starts[middle]! <= offset) { line = middle; } else { above = middle; }
    }
    return { line, character: offset - starts[line]! };
  });
}
