import "server-only";
import type { Scope } from "../../gate";
import { attentionRules } from "../../attention";
import { findAccountNames } from "../../organisations";
import { view } from "../corridor";
import { listHandovers, type HandoverListing } from "../data/handovers";
import { isLateAnswer, waitedSince } from "../domain/waiting";
import { nothingSchema } from "../schema";
import { personIdsOf } from "./lists";

const WAITING = 200;
const ANSWERED = 50;
const FIELDS = ["number", "workflow", "person", "message", "madeAt", "acknowledgedAt"];

/** Handovers to the principal's unit: unanswered first, the oldest on top; then those answered, newest first. */
export const handoverInbox = view({
  name: "handover-inbox",
  input: nothingSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: (scope) => readHandovers(scope, "to"),
  records: ({ value }) => noteOf("inbox-read", value),
});

/** Handovers from the principal's unit, and what became of them. */
export const sentHandovers = view({
  name: "sent-handovers",
  input: nothingSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: (scope) => readHandovers(scope, "from"),
  records: ({ value }) => noteOf("sent-read", value),
});

async function readHandovers(scope: Scope, direction: HandoverListing["direction"]) {
  const { handover: rule } = await attentionRules(scope);
  const waiting = await listHandovers(scope, { direction, answered: false, limit: WAITING });
  const answered = await listHandovers(scope, { direction, answered: true, limit: ANSWERED });
  const people = [...waiting, ...answered].flatMap(({ madeBy, acknowledgedBy }) => [madeBy, acknowledgedBy ?? madeBy]);
  const names = await findAccountNames(scope, people);
  return {
    waiting: waiting.map((one) => ({
      ...one,
      madeByName: names.get(one.madeBy) ?? "",
      waited: waitedSince(one.madeAt, scope.now),
      isLate: isLateAnswer(one.madeAt, scope.now, rule.remindHours),
    })),
    answered: answered.map((one) => ({
      ...one,
      madeByName: names.get(one.madeBy) ?? "",
      acknowledgedByName: one.acknowledgedBy === null ? "" : (names.get(one.acknowledgedBy) ?? ""),
    })),
    answerHours: rule.remindHours,
  };
}

/** What the inbox and the list of sent handovers show. */
export type HandoverLists = Awaited<ReturnType<typeof readHandovers>>;

function noteOf(event: string, { waiting, answered }: HandoverLists) {
  const all = [...waiting, ...answered];
  return { event, fields: FIELDS, personIds: personIdsOf(all), records: all.length };
}
