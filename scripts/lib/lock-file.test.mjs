import { describe, expect, it } from "vitest";
import { installedAsLocked } from "./install.mjs";
import { lockGaps, uncheckedPackages } from "./lock-file.mjs";

const lock = {
  packages: {
    "": { dependencies: { swc: "1" } },
    "node_modules/swc": { version: "1", integrity: "x", optionalDependencies: { "swc-linux": "1", "swc-darwin": "1" } },
    "node_modules/swc-linux": { version: "1", integrity: "y", optional: true },
    "node_modules/swc/node_modules/swc-darwin": { version: "1", integrity: "z", optional: true },
  },
};
const without = (place) => ({
  packages: Object.fromEntries(Object.entries(lock.packages).filter(([key]) => key !== place)),
});

describe("lockGaps", () => {
  it("finds none where every optional package is held, beside or below its user", () => {
    expect(lockGaps(lock)).toEqual([]);
  });

  it("names the half of a native package that is missing", () => {
    expect(lockGaps(without("node_modules/swc-linux"))).toEqual(["swc-linux (wanted by node_modules/swc)"]);
    expect(lockGaps(without("node_modules/swc/node_modules/swc-darwin"))).toEqual([
      "swc-darwin (wanted by node_modules/swc)",
    ]);
  });

  it("does not take a package below someone else for ours", () => {
    const elsewhere = without("node_modules/swc-linux");
    elsewhere.packages["node_modules/other/node_modules/swc-linux"] = { version: "1", integrity: "y" };
    expect(lockGaps(elsewhere)).toHaveLength(1);
  });
});

describe("uncheckedPackages", () => {
  it("names packages without a checksum", () => {
    expect(uncheckedPackages(lock)).toEqual([]);
    expect(uncheckedPackages({ packages: { ...lock.packages, "node_modules/x": { version: "1" } } })).toEqual([
      "node_modules/x",
    ]);
  });
});

describe("installedAsLocked", () => {
  it("forgives missing optional packages and nothing else", () => {
    expect(installedAsLocked(lock, without("node_modules/swc/node_modules/swc-darwin"))).toBe(true);
    expect(installedAsLocked(lock, without("node_modules/swc"))).toBe(false);
    expect(installedAsLocked(lock, null)).toBe(false);
  });

  it("sees another version or another content", () => {
    for (const change of [{ version: "2" }, { integrity: "other" }]) {
      const installed = structuredClone(lock);
      Object.assign(installed.packages["node_modules/swc"], change);
      expect(installedAsLocked(lock, installed)).toBe(false);
    }
  });
});
