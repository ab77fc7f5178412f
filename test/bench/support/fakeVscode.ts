// The little of VS Code that words need, in English. Nothing that is timed spends its time here.

type Args = Readonly<Record<string, unknown>>;
type Message = { readonly message: string; readonly args?: readonly unknown[] | Args };

const fill = (text: string, args: readonly unknown[] | Args): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => String((args as Args)[name] ?? all));

export const l10n = {
  t: (text: string | Message, ...args: unknown[]): string => (typeof text === 'string'
    ? fill(text, typeof args[0] === 'object' && args[0] !== null ? (args[0] as Args) : args)
    : fill(text.message, text.args ?? [])),
};

export const env = { language: 'en' };
