import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { takeRequest } from "./rate";

const START = Date.UTC(2026, 10, 22, 12);

/** How many of `n` requests at one moment are let through. */
const taken = (session: string, n: number, at: number): number =>
  Array.from({ length: n }, () => takeRequest(session, at)).filter(Boolean).length;

describe("the rate of one session", () => {
  it("is 240 at once, then 8 a second, and never more than 240 however long it rests", () => {
    const session = randomUUID();
    expect(taken(session, 300, START)).toBe(240);
    expect(taken(session, 300, START + 1_000)).toBe(8);
    expect(taken(session, 300, START + 500_000_000)).toBe(240);
  });

  it("is its own", () => {
    const [one, other] = [randomUUID(), randomUUID()];
    expect(taken(one, 300, START)).toBe(240);
    expect(taken(other, 300, START)).toBe(240);
  });

  it("gains nothing from a clock that goes backwards", () => {
    const session = randomUUID();
    expect(taken(session, 240, START)).toBe(240);
    expect(taken(session, 10, START - 60_000)).toBe(0);
    expect(taken(session, 10, START)).toBe(0);
  });
});
