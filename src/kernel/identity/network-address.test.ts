import { describe, expect, it } from "vitest";
import { networkOf } from "./network-address";

describe("the network a request came from", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["10.0.0.1, 203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["203.0.113.9:51234", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::77", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::77", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["nonsense", "unknown"],
    ["", "unknown"],
    [null, "unknown"],
  ])("reads %s as %s", (header, network) => {
    expect(networkOf(header)).toBe(network);
  });

  it("does not believe what the caller wrote before the proxy's own entry", () => {
    expect(networkOf("198.51.100.1, 203.0.113.9")).toBe(networkOf("192.0.2.7, 203.0.113.9"));
  });
});
