// The little of VS Code that words need, in English. Nothing that is timed spends its time here.

type Args = Readonly<Record<string, string | number>>;
type Message = { readonly message: string; readonly args?: readonly (string | number)[] | Args };

const fill = (text: string, args: readonly (string | number)[] | Args): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => String((args as Args)[name] ?? all));

export const l10n = {
  t: (text: string | Message, ...args: (string | number)[] | [Args]): string => (typeof text === 'string'
    ? fill(text, typeof args[0] === 'object' ? args[0] : (args as (string | number)[]))
    : fill(text.message, text.args ?? [])),
};

export const env = { language: 'en' };
