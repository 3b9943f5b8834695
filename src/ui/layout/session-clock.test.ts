import { describe, expect, it } from "vitest";
import { secondsLeft, sessionPhase, worthTelling } from "./session-clock";

const start = 1_000_000;
const after = (seconds: number) => start + seconds * 1000;

describe("the session clock", () => {
  it("warns two minutes before the end and then ends", () => {
    expect(sessionPhase(after(0), start, 900, 120)).toBe("active");
    expect(sessionPhase(after(779), start, 900, 120)).toBe("active");
    expect(sessionPhase(after(780), start, 900, 120)).toBe("warning");
    expect(sessionPhase(after(899), start, 900, 120)).toBe("warning");
    expect(sessionPhase(after(900), start, 900, 120)).toBe("ended");
    expect(sessionPhase(after(90_000), start, 900, 120)).toBe("ended");
  });

  it("counts down to nought", () => {
    expect(secondsLeft(after(780), start, 900)).toBe(120);
    expect(secondsLeft(after(2000), start, 900)).toBe(0);
  });

  it("tells the server of activity at most once a minute", () => {
    expect(worthTelling(after(59), start, 900)).toBe(false);
    expect(worthTelling(after(60), start, 900)).toBe(true);
    expect(worthTelling(after(20), start, 80)).toBe(true);
  });
});
