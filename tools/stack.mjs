/**
 * Things that were started, to be stopped in reverse order: when the terminal says so, when one of them dies, or at
 * the end.
 */
export class Stack {
  #stops = [];
  #ending;

  /**
   * Remembers how to stop something that is starting, even when stopping begins before it has started.
   *
   * @param starting a promise of something with `stop()`
   */
  add(starting) {
    this.#stops.push(async () => (await starting.catch(() => undefined))?.stop());
    return starting;
  }

  /** Stops everything, last started first. A second call waits for the first. */
  stop() {
    this.#ending ??= this.#stopAll();
    return this.#ending;
  }

  /** True from the moment in which stopping began. */
  get isEnding() {
    return this.#ending !== undefined;
  }

  /** Ctrl-C, a closed terminal and a polite kill stop everything and end with code 0. */
  endOnSignals() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => this.end(0));
    if (process.env.npm_lifecycle_event) this.#endWithNpm();
  }

  /** Stops everything and ends this process. */
  async end(code) {
    await this.stop();
    process.exit(code);
  }

  /** npm runs scripts through a shell, and a polite kill of npm ends that shell without a word to us. */
  #endWithNpm() {
    const shell = process.ppid;
    setInterval(() => process.ppid !== shell && this.end(0), 250).unref();
  }

  async #stopAll() {
    for (const stop of this.#stops.reverse()) await stop();
  }
}
