/** Runs one piece of work after the other, so that what one has read is in memory before the next writes. */
export class Sequencer {
  private last: Promise<void> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.then(() => undefined, () => undefined);
    return turn;
  }
}

/** Work that is asked for often and done once, `ms` after it was first asked for. */
export class Gathered {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;

  constructor(private readonly ms: number, private readonly work: () => void) { }

  soon(): void {
    if (this.isOver || this.timer !== undefined) { return; }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.work();
    }, this.ms);
  }

  dispose(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }
}
