import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runSchedule } from "./schedule.mjs";

/** Records what ran beside what. */
function recorder({ failing = [] } = {}) {
  const running = new Set();
  const seen = [];
  const perform = async (step) => {
    running.add(step.name);
    seen.push([...running].sort().join("+"));
    await sleep(step.takes ?? 5);
    running.delete(step.name);
    return { ok: !failing.includes(step.name) };
  };
  return { perform, seen };
}

describe("runSchedule", () => {
  it("runs at most `width` at a time and answers in the order given", async () => {
    const { perform, seen } = recorder();
    const steps = [{ name: "a", takes: 20 }, { name: "b" }, { name: "c" }];
    const results = await runSchedule(steps, 2, perform);
    expect(results.map((result) => result.name)).toEqual(["a", "b", "c"]);
    expect(seen).toEqual(["a", "a+b", "a+c"]);
  });

  it("waits for needs, and gives up what needs a failed step", async () => {
    const { perform, seen } = recorder({ failing: ["build"] });
    const results = await runSchedule([{ name: "e2e", needs: ["build"] }, { name: "build" }], 2, perform);
    expect(seen).toEqual(["build"]);
    expect(results[0]).toEqual({ ok: false, skippedFor: ["build"], name: "e2e" });
  });

  it("leaves a step alone that wants to be", async () => {
    const { perform, seen } = recorder();
    await runSchedule([{ name: "a" }, { name: "solo", alone: true }, { name: "b" }], 2, perform);
    expect(seen.filter((names) => names.includes("solo"))).toEqual(["solo"]);
  });

  it("refuses a circle", async () => {
    const circle = [
      { name: "a", needs: ["b"] },
      { name: "b", needs: ["a"] },
    ];
    await expect(runSchedule(circle, 2, recorder().perform)).rejects.toThrow(/circle/);
  });
});
