import { describe, expect, it } from "vitest";
import { createLog, type Log, type LogFacts } from "./index";
import { scrub } from "./scrub";

function capture(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { log: createLog({ level: "debug", destination: { write: (line) => lines.push(line) } }), lines };
}

const planted = "19121212-1212 anna.oberg@example.se Åsa Öberg";
const traces = /19121212|1212-1212|121212|anna|example\.se|Öberg/i;

describe("the log", () => {
  it("writes the event and the allowed facts as one JSON line", () => {
    const { log, lines } = capture();
    log.info("request", {
      operation: "field-contacts.log-contact",
      outcome: "ok",
      durationMs: 12,
      reference: "A7K2-M9",
    });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "info",
      service: "samlots",
      event: "request",
      operation: "field-contacts.log-contact",
      outcome: "ok",
      durationMs: 12,
      reference: "A7K2-M9",
    });
  });

  it("leaves the message of an error out, and keeps its name, code and place", () => {
    const { log, lines } = capture();
    const error = Object.assign(new TypeError(`No person ${planted}`), { code: "P2002" });
    log.error("fault", error, { reference: "R1" });
    expect(lines[0]).not.toMatch(traces);
    const line = JSON.parse(lines[0] ?? "") as { error: { name: string; code: string; frames: string[] } };
    expect(line.error).toMatchObject({ name: "TypeError", code: "P2002" });
    expect(line.error.frames[0]).toContain("log.test.ts");
  });

  it("is not fooled by messages of several lines, renamed errors, causes or thrown values", () => {
    const { log, lines } = capture();
    const cause = new Error(planted);
    const error = new Error(`first\n    at ${planted} (/a/b.ts:1:2)\n    at anna (/example.se:1:2)`, { cause });
    error.name = planted;
    log.error("fault", error);
    log.error("fault", planted);
    log.error("fault", { message: planted });
    log.warn("fault", {}, new AggregateError([cause], planted));
    expect(lines).toHaveLength(4);
    expect(lines.join("")).not.toMatch(traces);
  });

  it("drops facts it does not know, and removes sentences from those it does", () => {
    const { log, lines } = capture();
    const smuggled = { input: { number: planted }, note: planted, operation: planted, durationMs: planted };
    log.info("request", smuggled as unknown as LogFacts);
    expect(lines[0]).not.toMatch(traces);
    expect(JSON.parse(lines[0] ?? "")).not.toHaveProperty("input");
    expect(JSON.parse(lines[0] ?? "")).toHaveProperty("operation", "[removed]");
  });

  it("has a last net for what slips into an event", () => {
    const { log, lines } = capture();
    log.info("sent to anna@example.se about 121212+1212");
    expect(JSON.parse(lines[0] ?? "")).toHaveProperty("event", "sent to [removed] about [removed]");
  });

  it("is quiet below its level", () => {
    const { log, lines } = capture();
    log.setLevel("error");
    log.info("request");
    expect(lines).toEqual([]);
  });
});

describe("scrub", () => {
  it.each([
    "19121212-1212",
    "191212121212",
    "1212121212",
    "121212-1212",
    "121212+1212",
    "121212–1212",
    "19121272-1212",
    "121212 1212",
    "19121212K12 5".replace(" ", ""),
    "992026121234",
  ])("removes %s", (number) => {
    expect(scrub(`x ${number}, y`)).toBe("x [removed], y");
  });

  it.each([
    "019a2b3c-4d5e-7f60-8123-456789abcdef",
    "01991234-1234-7123-8123-121212121212",
    "2026-07-15T10:00:00.000Z",
    "/src/a.ts:121:34",
    "/node_modules/@date-fns/tz/index.js:10:2",
  ])("keeps %s", (text) => {
    expect(scrub(text)).toBe(text);
  });
});
