import { describe, expect, it } from "vitest";
import { canonicalLoopback } from "./canonical";

const OWN = "http://localhost:3000";

describe("the one name of this machine", () => {
  it.each([
    ["127.0.0.1:3000", `${OWN}/sign-in?ended=1`],
    ["[::1]:3000", `${OWN}/sign-in?ended=1`],
    ["localhost:3000", null],
    ["127.0.0.1:4000", null],
    ["samlots.example", null],
    ["evil.example:3000", null],
    ["127.0.0.1.evil.example:3000", null],
    [null, null],
    ["", null],
  ])("from %s to %s", (host, expected) => {
    expect(canonicalLoopback(host, "/sign-in?ended=1", OWN)).toBe(expected);
  });

  it("never moves a request away from or to a real host", () => {
    expect(canonicalLoopback("localhost:443", "/", "https://samlots.example")).toBeNull();
    expect(canonicalLoopback("other.example", "/", "https://samlots.example")).toBeNull();
  });
});
