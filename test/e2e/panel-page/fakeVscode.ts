/** As much of the `vscode` module as the Progress panel's host side uses, so that the real host code can run beside a page. */
type Values = Record<string, unknown> | readonly unknown[];
const fill = (message: string, values: Values): string =>
  message.replace(/\{(\w+)\}/g, (_all, name: string) => String((values as Record<string, unknown>)[name]));

export const l10n = {
  t: (message: string | { message: string; args?: Values }, ...args: unknown[]): string =>
    typeof message === 'string' ? fill(message, args) : fill(message.message, message.args ?? []),
};

export const env = { language: 'en' };
export const workspace = { workspaceFolders: [] };
export const ViewColumn = { Active: -1 };

export class Uri {
  private constructor(readonly path: string) { }
  static parse(text: string): Uri { return new Uri(text.replace(/^\w+:(\/\/[^/]*)?/, '')); }
  static joinPath({ path }: Uri, ...parts: string[]): Uri { return new Uri([path, ...parts].join('/').replace(/\/+/g, '/')); }
  toString(): string { return this.path; }
}

/** What the panel asked for, in order. */
export const executed: { command: string; args: unknown[] }[] = [];
export const commands = {
  executeCommand: (command: string, ...args: unknown[]): Promise<unknown> => {
    executed.push({ command, args });
    return Promise.resolve(undefined);
  },
};

/** Makes panels; the test says how. */
export const window: { createWebviewPanel(): unknown; registerWebviewPanelSerializer(): { dispose(): void } } = {
  registerWebviewPanelSerializer: () => ({ dispose: () => undefined }),
  createWebviewPanel: () => { throw new Error('The test has not said how to make a panel.'); },
};
