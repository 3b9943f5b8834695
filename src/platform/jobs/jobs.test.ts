import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "@/platform/log";
import { comeRound } from "./index";

describe("work that comes round", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    log.setLevel("silent");
  });
  afterEach(() => vi.useRealTimers());

  it("comes again after a round that failed, one at a time, until it is stopped", async () => {
    let running = 0;
    let rounds = 0;
    const stop = comeRound("test.round", 10, async () => {
      running += 1;
      expect(running).toBe(1);
      rounds += 1;
      await new Promise((resolve) => setTimeout(resolve, 25_000));
      running -= 1;
      if (rounds === 1) throw new Error("the first one fails");
    });
    await vi.advanceTimersByTimeAsync(9_999);
    expect(rounds).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(rounds).toBe(1);
    await vi.advanceTimersByTimeAsync(35_000);
    expect(rounds).toBe(2);
    stop();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(rounds).toBe(2);
  });
});
