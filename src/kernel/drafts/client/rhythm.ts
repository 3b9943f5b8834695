/** When the queue is tried again: at once when the net, the window or the person comes back, else ever more seldom. */

const FIRST_WAIT_MS = 4_000;
const LONGEST_WAIT_MS = 60_000;

export class Rhythm {
  readonly #again: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_WAIT_MS;
  #isStarted = false;
  readonly #now = () => {
    if (document.visibilityState === "visible") this.#soon();
  };

  constructor(again: () => unknown) {
    this.#again = () => void again();
  }

  start(): void {
    this.#isStarted = true;
    addEventListener("online", this.#now);
    addEventListener("focus", this.#now);
    document.addEventListener("visibilitychange", this.#now);
  }

  stop(): void {
    if (!this.#isStarted) return;
    this.#isStarted = false;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#now);
    removeEventListener("focus", this.#now);
    document.removeEventListener("visibilitychange", this.#now);
  }

  /**
   * After a try. Plans the next one unless all is sent: each twice as far off as the one before, with some chance so that
   * a whole patrol does not call at once.
   */
  after(isAllSent: boolean): void {
    clearTimeout(this.#timer);
    const wait = this.#wait;
    this.#wait = isAllSent ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
    if (!isAllSent && this.#isStarted) this.#timer = setTimeout(this.#again, wait * (0.75 + Math.random() / 2));
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#wait = FIRST_WAIT_MS;
    this.#again();
  }
}
