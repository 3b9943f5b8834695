import { describe, expect, it } from "vitest";
import { nodeFault } from "./node-version.mjs";
import { duration } from "./say.mjs";
import { startOptions } from "./start-options.mjs";

describe("startOptions", () => {
  it("reads every option in both spellings", () => {
    expect(startOptions([])).toEqual({ port: 3000, fresh: false, noDemo: false, help: false });
    expect(startOptions(["--port", "4000", "--fresh"])).toMatchObject({ port: 4000, fresh: true });
    expect(startOptions(["--port=4000", "--no-demo"])).toMatchObject({ port: 4000, noDemo: true });
  });

  it.each([["--port"], ["--port", "0"], ["--port", "65536"], ["--port", "80a"], ["--prot", "80"], ["80"]])(
    "refuses %s %s",
    (...words) => {
      expect(() => startOptions(words.filter((word) => word !== undefined))).toThrow();
    },
  );
});

describe("nodeFault", () => {
  it.each(["v20.19.0", "v20.20.2", "v22.0.0", "v24.21.0"])("takes %s", (version) => {
    expect(nodeFault(version)).toBeNull();
  });

  it.each(["v20.18.9", "v18.20.8", "v4.0.0"])("refuses %s in one sentence", (version) => {
    expect(nodeFault(version)).toMatch(/^Samlots needs Node 20\.19 or newer; this is Node [\d.]+\.$/);
  });
});

describe("duration", () => {
  it("is short for short times and never 60 s", () => {
    expect([49, 9_940, 12_400, 59_600, 185_000].map(duration)).toEqual([
      "0.0 s",
      "9.9 s",
      "12 s",
      "1 min 0 s",
      "3 min 5 s",
    ]);
  });
});
