import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "@/platform/clock/calendar-date";
import { decideAddTask, decideCompleteTask, decideReassignTask, DUE_WITHIN_DAYS, taskGroup } from "./task";
import { timelineOf, type TimelineSources } from "./timeline";
import { isLateAnswer, waitedSince } from "./waiting";

const case_ = {
  ...{ id: "case", unitId: "unit", receivingUnitId: null, workerIds: ["anna"], closedAt: null, version: 1 },
};
const now = new Date("2026-11-22T22:10:00Z");
const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? "ok" : result.code);

describe("tasks", () => {
  const today = "2026-11-22";
  const add = (dueOn: string, assigneeId: string | null = null) =>
    codeOf(decideAddTask({ case: case_ }, { dueOn, assigneeId }, today));

  it("are due from today to three years ahead", () => {
    expect(add(today)).toBe("ok");
    expect(add("2026-11-21")).toBe("dueOnPast");
    expect(add(addDays(today, DUE_WITHIN_DAYS))).toBe("ok");
    expect(add(addDays(today, DUE_WITHIN_DAYS + 1))).toBe("dueOnTooFar");
  });

  it("belong to those who work on the case, or to nobody in particular", () => {
    expect(add(today, "anna")).toBe("ok");
    expect(add(today, "bo")).toBe("assigneeNotWorker");
    expect(
      codeOf(decideAddTask({ case: { ...case_, closedAt: now } }, { dueOn: today, assigneeId: null }, today)),
    ).toBe("caseClosed");
  });

  it("are done once and moved before that", () => {
    const task = { id: "t", assigneeId: null, doneAt: null };
    expect(codeOf(decideCompleteTask(task, now))).toBe("ok");
    expect(codeOf(decideCompleteTask({ ...task, doneAt: now }, now))).toBe("taskDone");
    expect(codeOf(decideReassignTask({ case: case_, task }, "anna"))).toBe("ok");
    expect(codeOf(decideReassignTask({ case: case_, task }, null))).toBe("sameAssignee");
    expect(codeOf(decideReassignTask({ case: case_, task }, "bo"))).toBe("assigneeNotWorker");
    expect(codeOf(decideReassignTask({ case: case_, task: { ...task, doneAt: now } }, "anna"))).toBe("taskDone");
  });

  it("are late, due this week through Sunday, or later", () => {
    // 2026-11-22 is a Sunday, 2026-11-23 a Monday.
    expect(taskGroup("2026-11-22", "2026-11-22")).toBe("thisWeek");
    expect(taskGroup("2026-11-23", "2026-11-22")).toBe("later");
    expect(taskGroup("2026-11-29", "2026-11-23")).toBe("thisWeek");
    expect(taskGroup("2026-11-30", "2026-11-23")).toBe("later");
    expect(taskGroup("2026-11-21", "2026-11-22")).toBe("late");
  });

  it("have a week that ends within seven days, also before 1970", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (offset) => {
        const day = addDays("2026-11-22", offset);
        const inWeek = Array.from({ length: 8 }, (_, ahead) => addDays(day, ahead)).filter(
          (due) => taskGroup(due, day) === "thisWeek",
        );
        const last = inWeek.at(-1) ?? "";
        expect(((daysBetween("2026-11-22", last) % 7) + 7) % 7).toBe(0);
        expect(inWeek.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe("waiting", () => {
  it("is told in days, hours and minutes, rounded down", () => {
    const since = (minutes: number) => waitedSince(new Date(now.getTime() - minutes * 60_000 - 59_000), now);
    expect(since(200)).toEqual({ days: 0, hours: 3, minutes: 20 });
    expect(since(1445)).toEqual({ days: 1, hours: 0, minutes: 5 });
    expect(waitedSince(new Date(now.getTime() + 1), now)).toEqual({ days: 0, hours: 0, minutes: 0 });
  });

  it("is late from the hour the authority has set", () => {
    const since = new Date(now.getTime() - 12 * 3_600_000);
    expect(isLateAnswer(since, now, 12)).toBe(true);
    expect(isLateAnswer(new Date(since.getTime() + 1), now, 12)).toBe(false);
  });
});

describe("timeline", () => {
  const at = (minute: number) => new Date(now.getTime() + minute * 60_000);
  const sources: TimelineSources = {
    ...{ openedBy: "anna", openedAt: at(0) },
    notes: [
      { id: "1", kind: "note", writtenBy: "anna", signedAt: at(5) },
      { id: "2", kind: "note", writtenBy: "anna", signedAt: null },
      { id: "3", kind: "closure", writtenBy: "bo", signedAt: at(9) },
    ],
    tasks: [{ id: "1", createdBy: "anna", createdAt: at(2), doneBy: "bo", doneAt: at(8) }],
    handovers: [
      {
        ...{ id: "1", toUnitId: "duty", madeBy: "anna", madeAt: at(3), acknowledgedBy: "bo", acknowledgedAt: at(4) },
      },
    ],
    workers: [
      { accountId: "anna", since: at(0), until: at(10) },
      { accountId: "bo", since: at(4), until: null },
    ],
  };

  it("is newest first, without drafts, without what goes without saying", () => {
    expect(timelineOf(sources).map(({ kind }) => kind)).toEqual([
      ...["workerLeft", "closed", "taskDone", "noteSigned", "acknowledged", "workerJoined", "handedOver", "taskAdded"],
      "opened",
    ]);
  });

  it("gives each line its own key", () => {
    const keys = timelineOf(sources).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
