import { describe, expect, it } from "vitest";
import { isOwnOrigin } from "./index";

const OWN = "https://samlots.example";

/** Six origins a request can carry times four words a browser says about it: one pair in twenty-four is our own form, one an old browser's. */
const origins = [
  null,
  "null",
  OWN,
  "https://evil.example",
  "http://samlots.example",
  "https://samlots.example.evil.example",
];
const sites = [null, "same-origin", "same-site", "cross-site"];
const combinations = origins.flatMap((origin) => sites.map((site) => ({ origin, site })));

describe("where a request that changes something comes from", () => {
  it.each(combinations)("origin $origin, sec-fetch-site $site", ({ origin, site }) => {
    const isOurs = origin === OWN && (site === null || site === "same-origin");
    expect(isOwnOrigin({ origin, "sec-fetch-site": site }, OWN)).toBe(isOurs);
  });

  it.each(["none", "", "Same-Origin", "same-origin, cross-site"])("refuses the word %j", (site) => {
    expect(isOwnOrigin({ origin: OWN, "sec-fetch-site": site }, OWN)).toBe(false);
  });

  it.each([
    "",
    " ",
    `${OWN}/`,
    `${OWN}:444`,
    `${OWN}.`,
    OWN.toUpperCase(),
    "https://user@samlots.example",
    "file://",
    "data:",
  ])("refuses the origin %j", (origin) =>
    expect(isOwnOrigin({ origin, "sec-fetch-site": "same-origin" }, OWN)).toBe(false),
  );

  it("looks at the address alone when its setting ends in a slash", () => {
    expect(isOwnOrigin({ origin: OWN, "sec-fetch-site": "same-origin" }, `${OWN}/`)).toBe(true);
  });

  it.each([
    ["http://127.0.0.1:3000", true],
    ["http://[::1]:3000", true],
    ["http://127.0.0.1:3001", false],
    ["https://127.0.0.1:3000", false],
    ["http://127.0.0.1.evil.example:3000", false],
    ["http://127.0.0.1:3000/", false],
    ["http://evil.example:3000", false],
  ])("takes this machine's names for one another on the same port only: %s", (origin, isOurs) => {
    expect(isOwnOrigin({ origin, "sec-fetch-site": "same-origin" }, "http://localhost:3000")).toBe(isOurs);
    expect(isOwnOrigin({ origin, "sec-fetch-site": "same-origin" }, "https://samlots.example")).toBe(false);
  });
});
