import fc from 'fast-check';

/** Items as people write them, of which any two are alike: half of the words or more are the same. */
const makers: Record<string, fc.Arbitrary<string>> = {
  goals: fc.tuple(
    fc.constantFrom('sign-ups', 'retention', 'activation', 'revenue', 'referrals'),
    fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 4 }),
  ).map(([what, by, quarter]) => `- Increase ${what} by ${5 * by}% in Q${quarter}`),
  stories: fc.tuple(
    fc.constantFrom('visitor', 'manager', 'mechanic', 'courier'), fc.constantFrom('book', 'cancel', 'move', 'see'),
    fc.constantFrom('a repair', 'an order', 'an invoice', 'a visit'), fc.constantFrom('save time', 'need not call', 'can plan my day'),
  ).map(([who, does, what, why]) => `- As a ${who}, I want to ${does} ${what}, so that I ${why}.`),
  risks: fc.tuple(
    fc.constantFrom('Payment', 'Identity', 'Search', 'Mail', 'Storage'), fc.constantFrom('fails', 'is slow', 'raises prices'),
    fc.constantFrom('low', 'medium', 'high'), fc.constantFrom('low', 'medium', 'high'), fc.constantFrom('A', 'B', 'C'),
  ).map(([what, does, likely, bad, team]) => `| ${what} provider ${does} | ${likely} | ${bad} | team ${team} |`),
  checks: fc.tuple(
    fc.constantFrom('Write', 'Review', 'Publish', 'Update'), fc.constantFrom('tests', 'docs', 'notes', 'plan', 'roadmap', 'brief'),
  ).map(([does, what]) => `- [ ] ${does} the ${what}`),
  releases: fc.tuple(
    fc.constantFrom('Fixed', 'Added', 'Removed', 'Changed'), fc.constantFrom('the import', 'the export', 'sorting', 'search'),
    fc.constantFrom('contacts', 'orders', 'invoices', 'notes'), fc.integer({ min: 100, max: 999 }),
  ).map(([did, what, of, issue]) => `- ${did} ${what} of ${of} (#${issue})`),
  code: fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.constantFrom('', 'a', 'b', 'c'), fc.constantFrom('lib', 'src', 'test'))
    .map(([one, two, folder]) => `import ${one}${two} from "./${folder}/${one}${two}";`),
  paragraphs: fc.tuple(
    fc.constantFrom('form', 'shop', 'counter', 'chat'), fc.constantFrom('it asked for', 'nobody told them about', 'they had no use for'),
    fc.constantFrom('a serial number', 'a deposit', 'an address', 'a password'),
  ).map(([where, why, what]) => `Most visitors gave up on the ${where} because ${why} ${what}.\n`),
};

export interface AlikeList { readonly kind: string; readonly items: readonly string[]; readonly k: number; readonly other: string }

/** Seven items of one kind, which of them is the passage, and another like them. */
export const alikeList: fc.Arbitrary<AlikeList> = fc.constantFrom(...Object.keys(makers)).chain((kind) => alikeListOf(kind));
export const alikeListOf = (kind: string): fc.Arbitrary<AlikeList> => fc.tuple(
  fc.uniqueArray(makers[kind] as fc.Arbitrary<string>, { minLength: 8, maxLength: 8 }), fc.nat(6),
).map(([[other, ...items], k]) => ({ kind, items, k, other: other as string }));

export const documentOf = (items: readonly string[]): string => [
  '# Plan of the year', '', 'The team agreed on these in January, after two workshops.', '', ...items, '',
  '## Next', '', 'We look at this again in spring.', '',
].join('\n');
