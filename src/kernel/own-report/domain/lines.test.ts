import { describe, expect, it } from "vitest";
import { swedishDateOf } from "@/platform/clock";
import { together, whatOf, type LogLine } from "./lines";

const line = (at: string, more: Partial<LogLine> = {}): LogLine => ({
  ...{
    id: at,
    at: new Date(at),
    act: "cases.open-case",
    staffId: "a",
    staff: "Anna",
    role: "socialWorker",
    unit: "Unga",
  },
  ...{ caseNumber: null, fields: ["journal"], checkpoint: null },
  ...more,
});

describe("together", () => {
  it("makes one line of one day, one hand and one act", () => {
    const [only, ...rest] = together(
      [line("2026-03-02T15:00:00Z"), line("2026-03-02T08:00:00Z", { fields: ["name"] })],
      swedishDateOf,
    );
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ times: 2, what: ["journal", "name"] });
    expect(only?.from.toISOString()).toBe("2026-03-02T08:00:00.000Z");
    expect(only?.to.toISOString()).toBe("2026-03-02T15:00:00.000Z");
  });

  it("keeps hands, acts and Swedish days apart", () => {
    expect(
      together(
        [
          line("2026-03-02T15:00:00Z"),
          line("2026-03-02T15:00:00Z", { staffId: "b" }),
          line("2026-03-02T15:00:00Z", { act: "cases.list-cases" }),
          line("2026-03-02T23:30:00Z"),
        ],
        swedishDateOf,
      ),
    ).toHaveLength(4);
  });

  it("says what was looked at in words of the person's, and of unknown fields nothing", () => {
    expect(whatOf(["guardians", "text", "version"])).toEqual(["family", "journal"]);
  });
});
