/** Runs one piece of work after the other, so that what one has read is in memory before the next writes. */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.then(() => undefined, () => undefined);
    return turn;
  }
}
