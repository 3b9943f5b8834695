import "server-only";
import { ok, refuse, type Result } from "@/platform/result";
import { operation } from "../corridor";
import type { KnownReceiver } from "../contract";
import { findReleasePlace } from "../data/place";
import { findRequest, insertRefusal, insertRequest } from "../data/requests";
import { decideRefusal } from "../domain/answering";
import { recordRequestSchema, refuseRequestSchema } from "../schema";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;

/** Notes that somebody outside has asked for data: by telephone, letter, at a meeting. It waits until it is answered. */
export const recordRequest = operation({
  name: "record-request",
  input: recordRequestSchema,
  needs: "write",
  subject: ofCase,
  load: (scope, { caseId }) => findReleasePlace(scope, caseId),
  decide: (place, input, { today }): Result<{ readonly receiver: KnownReceiver | null }> => {
    if (input.cameOn > today) return refuse("cameOnFuture", { field: "cameOn" });
    if (input.fromUnitId === null) return ok({ receiver: null });
    const receiver = place.receivers.find(({ unitId }) => unitId === input.fromUnitId);
    return receiver ? ok({ receiver }) : refuse("receiverUnknown", { field: "fromUnitId" });
  },
  save: (scope, { receiver }, { input }) => insertRequest(scope, input, receiver),
  records: ({ current }) => ({
    event: "release-asked-for",
    personIds: current.personId === null ? [] : [current.personId],
    fields: ["from", "asked", "cameBy", "cameOn"],
    records: 1,
  }),
});

/** Answers a request with a no, with its reason and what the one who asked can do about it. A no is an answer. */
export const refuseRequest = operation({
  name: "refuse-request",
  input: refuseRequestSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId, requestId }) => {
    const request = await findRequest(scope, caseId, requestId);
    const place = request && (await findReleasePlace(scope, caseId));
    return place && request && { request, personId: place.personId };
  },
  decide: ({ request }) => decideRefusal({ refusal: request.refusal, released: request.released }),
  save: (scope, _change, { input }) => insertRefusal(scope, input),
  records: ({ current }) => ({
    event: "release-refused",
    personIds: current.personId === null ? [] : [current.personId],
    fields: ["reason", "basis", "appeal"],
    records: 1,
  }),
});
