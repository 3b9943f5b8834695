import { describe, expect, it } from "vitest";
import { statementNames } from "./statement-names";

describe("names of prepared statements", () => {
  it("names what comes again, always the same, and different texts differently", () => {
    const name = statementNames();
    const ask = (sql: string) => name({ sql });
    expect([ask("select 1"), ask("select 1")]).toEqual(["", ""]);
    const first = ask("select 1");
    expect(first).toMatch(/^s_[0-9a-f]{40}$/);
    expect(ask("select 1")).toBe(first);
    for (let at = 0; at < 2; at += 1) ask("select 2");
    expect(ask("select 2")).not.toBe(first);
  });

  it("names at most 400, and never a text of an import's length", () => {
    const name = statementNames();
    const asked = (sql: string) => [1, 2, 3].map(() => name({ sql })).at(-1);
    const named = Array.from({ length: 500 }, (_, at) => asked(`select ${at}`)).filter(Boolean);
    expect(new Set(named).size).toBe(400);
    expect(statementNames()({ sql: "x".repeat(20_001) })).toBe("");
    const long = statementNames();
    expect([1, 2, 3, 4].map(() => long({ sql: "x".repeat(20_001) })).at(-1)).toBe("");
  });
});
