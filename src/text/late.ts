/**
 * What is made when it is first asked for, and takes a while: code that is loaded, a file that is read. Who asks meanwhile waits for the same. A
 * failure is forgotten, so that who asks next tries again.
 */
export class Late<T> {
  private made: Promise<T> | undefined;

  constructor(private readonly make: () => Promise<T>) { }

  get(): Promise<T> {
    return this.made ??= Promise.resolve().then(() => this.make()).catch((error: unknown) => {
      this.made = undefined;
      throw error;
    });
  }

  /** Who asks next has it made anew. */
  forget(): void {
    this.made = undefined;
  }

  /** `undefined` when nobody has asked, or when it failed. */
  get asked(): Promise<T> | undefined {
    return this.made;
  }
}
