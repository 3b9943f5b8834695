import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Rhythm } from "./rhythm";

let page: EventTarget;
let tries: number;
let rhythm: Rhythm;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  // In the middle of the chance: what is planned is what is written.
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  tries = 0;
  rhythm = new Rhythm(() => (tries += 1));
  rhythm.start();
});
afterEach(() => {
  rhythm.stop();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** How long after a failed try the next one came, in seconds. */
function waitAfterFailure(): number {
  const before = tries;
  rhythm.after(false);
  for (let seconds = 1; seconds <= 120; seconds += 1) {
    vi.advanceTimersByTime(1_000);
    if (tries > before) return seconds;
  }
  return Infinity;
}

describe("the rhythm of trying again", () => {
  it("grows from four seconds to a minute, and begins anew when all is sent", () => {
    expect([1, 2, 3, 4, 5, 6].map(waitAfterFailure)).toEqual([4, 8, 16, 32, 60, 60]);
    rhythm.after(true);
    expect(waitAfterFailure()).toBe(4);
  });

  it("tries at once when the net is back, also while a try is under way, and waits little after it", () => {
    for (let times = 0; times < 4; times += 1) waitAfterFailure();
    const before = tries;
    page.dispatchEvent(new Event("online"));
    expect(tries).toBe(before + 1);
    // The try that was under way fails only now.
    expect(waitAfterFailure()).toBe(4);
  });

  it("plans nothing when all is sent, hidden, or stopped", () => {
    rhythm.after(true);
    vi.advanceTimersByTime(120_000);
    vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "hidden" }));
    page.dispatchEvent(new Event("online"));
    rhythm.stop();
    rhythm.after(false);
    vi.advanceTimersByTime(120_000);
    page.dispatchEvent(new Event("online"));
    expect(tries).toBe(0);
  });
});
