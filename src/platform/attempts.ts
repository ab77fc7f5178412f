import type * as vscode from 'vscode';

/** Goes on where a step fails, and remembers where that was, in words for people. */
export class Attempts {
  readonly failed: string[] = [];

  constructor(private readonly log: vscode.LogOutputChannel) { }

  /** `undefined` when it failed. */
  async at<T>(where: string, work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch (error) {
      this.log.error(where, error);
      this.failed.push(where);
      return undefined;
    }
  }
}
