/**
 * Whether a glob fits a path relative to its workspace folder, with `/` between its parts. A glob without `/` is matched
 * against the file name. `*` and `?` stay within one part, `**` does not, `{a,b}` is either; all else stands for itself.
 * Case does not matter. Cost: at most the glob's length times the path's, as it follows all ways through at once.
 */
export function globFits(glob: string, path: string): boolean {
  const pattern = plain(glob).replace(/^\//, '');
  const whole = plain(path);
  const subject = [...pattern.includes('/') ? whole : whole.slice(whole.lastIndexOf('/') + 1)];
  return follow([...pattern], subject, new Set([0])).has(subject.length);
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase();

/** Places the pattern can lead to in the subject from the given places; places are in code points. */
function follow(pattern: readonly string[], subject: readonly string[], places: ReadonlySet<number>): ReadonlySet<number> {
  let at = places;
  for (let i = 0; i < pattern.length && at.size > 0; i++) {
    const choice = pattern[i] === '{' ? choiceAt(pattern, i) : undefined;
    if (choice) {
      at = new Set(choice.options.flatMap((option) => [...follow(option, subject, at)]));
      i = choice.end;
    } else if (pattern[i] === '*' && pattern[i + 1] === '*') {
      const folders = pattern[i + 2] === '/' && (i === 0 || pattern[i - 1] === '/');
      at = stretch(subject, at, folders ? (place) => place === 0 || subject[place - 1] === '/' : () => true, () => true);
      i += folders ? 2 : 1;
    } else if (pattern[i] === '*') {
      at = stretch(subject, at, () => true, (character) => character !== '/');
    } else {
      const wanted = pattern[i]!;
      const fits = (character: string | undefined): boolean =>
        (wanted === '?' ? character !== undefined && character !== '/' : character === wanted);
      at = new Set([...at].filter((place) => fits(subject[place])).map((place) => place + 1));
    }
  }
  return at;
}

/** From each place over any characters that `passes` lets through, to every place where `stops`. */
function stretch(
  subject: readonly string[], places: ReadonlySet<number>, stops: (place: number) => boolean, passes: (character: string) => boolean,
): ReadonlySet<number> {
  const reached = new Set<number>();
  let open = false;
  for (let place = 0; place <= subject.length; place++) {
    open = places.has(place) || (open && passes(subject[place - 1]!));
    if (open && (places.has(place) || stops(place))) { reached.add(place); }
  }
  return reached;
}

/** The `{a,b}` that begins at `start`, or undefined when its brace is never closed. */
function choiceAt(pattern: readonly string[], start: number): { options: string[][]; end: number } | undefined {
  const options: string[][] = [[]];
  for (let i = start + 1, depth = 0; i < pattern.length; i++) {
    const character = pattern[i]!;
    if (character === '}' && depth === 0) { return { options, end: i }; }
    if (character === ',' && depth === 0) {
      options.push([]);
    } else {
      if (character === '{') { depth++; }
      if (character === '}') { depth--; }
      options.at(-1)!.push(character);
    }
  }
  return undefined;
}
