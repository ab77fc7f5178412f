/** Keeps what is made with `new RegExp`, which cannot be read from the source. To be imported before what makes them. */
interface Made { readonly source: string; readonly flags: string }

const made: Made[] = [];
const original = globalThis.RegExp;

globalThis.RegExp = new Proxy(original, {
  construct(target, [pattern, flags]: [string | RegExp, string | undefined]) {
    const expression = new target(pattern, flags);
    made.push({ source: expression.source, flags: expression.flags });
    return expression;
  },
});

export const recorded = (): readonly Made[] => [...made];
export function stopRecording(): void { globalThis.RegExp = original; }
