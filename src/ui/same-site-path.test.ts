import { describe, expect, it } from "vitest";
import { isSameOrigin, sameSitePath } from "./same-site-path";

describe("sameSitePath", () => {
  it.each([
    ["/asundby/cases?sort=name", "/asundby/cases?sort=name"],
    ["http://samlots.test/about#top", "/about"],
    ["https://samlots.test/about", "/about"],
  ])("%s leads back", (address, path) => expect(sameSitePath(address, "samlots.test")).toBe(path));

  it.each([
    "https://evil.test/",
    "//evil.test/",
    "/\\evil.test",
    "http://samlots.test//evil.test",
    "javascript:alert(1)",
    "http://samlots.test:8080/",
    "",
    "http://%",
  ])("%s does not", (address) => expect(sameSitePath(address, "samlots.test")).toBeNull());
});

describe("isSameOrigin", () => {
  it("takes this site only", () => {
    expect(isSameOrigin("https://samlots.test", "samlots.test")).toBe(true);
    for (const origin of [null, "null", "https://evil.test", "https://samlots.test.evil.test"]) {
      expect(isSameOrigin(origin, "samlots.test")).toBe(false);
    }
    expect(isSameOrigin("https://samlots.test", null)).toBe(false);
  });
});
