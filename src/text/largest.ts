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
