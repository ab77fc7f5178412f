/** What the schema allows; `frameworkSchema.ts` says why the names are kept out. */
const ALLOWED = /^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** Of an id made from a name. Long enough to be read, short enough for `framework/activity` on a line. */
const LENGTH = 60;

/**
 * Words of a name in small letters, joined by hyphens: the same for the same name, wherever it stands. A name without Latin letters
 * or digits gives `kind` with a short print of the name.
 */
export function slugOf(name: string, kind: string, length = LENGTH): string {
  const plain = name.slice(0, 1000).normalize('NFKD').replace(/\p{M}+/gu, '').replace(/['’]/g, '').replace(/ß/g, 'ss').replace(/ø/gi, 'o').replace(/æ/gi, 'ae').replace(/ł/gi, 'l');
  const words = plain.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  const letters = plain.match(/\p{L}|\p{N}/gu)?.length ?? 0;
  if (words.join('').length * 2 < letters || !words.length) { return `${kind}-${printOf(name)}`; }
  let slug = words[0]!.slice(0, length);
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > length) { break; }
    slug += `-${word}`;
  }
  return ALLOWED.test(slug) ? slug : `${kind}-${slug}`;
}

/** FNV-1a over UTF-16 units: tells names apart, hides nothing. */
function printOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) { hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193); }
  return (hash >>> 0).toString(36);
}

/** Ids of one family of things. Who comes first has the plain one; whoever would have the same gets a number, in order. */
export class UniqueIds {
  private readonly taken = new Set<string>();
  private readonly next = new Map<string, number>();

  /** `kind` begins an id that nothing else gives. */
  constructor(private readonly kind: string) { }

  /** A source's own id, as it is where it can be; a UUID or `K.CC.1` can. `changed`: it could not; `numbered`: it was taken. */
  fromCode(code: string): { readonly id: string; readonly changed: boolean; readonly numbered: boolean } {
    const usual = ALLOWED.test(code) ? code : code.length <= 100 ? this.near(code) : slugOf(code, this.kind, 100);
    return { changed: usual !== code, ...this.claim(usual) };
  }

  /** An id from a name. `group` is put before it when it is taken, which says more than a number. */
  fromName(name: string, group?: string): { readonly id: string; readonly numbered: boolean } {
    const slug = slugOf(name, this.kind);
    return this.claim(group !== undefined && this.taken.has(slug) ? `${group}-${slug}`.slice(0, 100) : slug);
  }

  private claim(wanted: string): { readonly id: string; readonly numbered: boolean } {
    let id = wanted;
    let number = this.next.get(wanted) ?? 2;
    while (this.taken.has(id)) { id = `${wanted.slice(0, 92)}-${number++}`; }
    this.next.set(wanted, number);
    this.taken.add(id);
    return { id, numbered: id !== wanted };
  }

  private near(code: string): string {
    const kept = code.normalize('NFKD').replace(/\p{M}+/gu, '').replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|(?<!-)-+$/g, '');
    return ALLOWED.test(kept) ? kept : slugOf(code, this.kind);
  }
}
