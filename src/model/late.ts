/**
 * What is made when it is first asked for, and takes a while: code that is loaded, a file that is read. Who asks meanwhile waits for the same. A
 * failure is forgotten, so that who asks next tries again.
 */
export class Late<T> {
  private made: Promise<T> | undefined;

  constructor(private readonly make: () => Promise<T>) { }

  get(): Promise<T> {
    return this.made ??= this.attempt();
  }

  /** `undefined` when nobody has asked, or when it failed. */
  get asked(): Promise<T> | undefined {
    return this.made;
  }

  private async attempt(): Promise<T> {
    try {
      return await this.make();
    } catch (error) {
      this.made = undefined;
      throw error;
    }
  }
}
