import "server-only";
import type { Scope } from "../../gate";
import { refuse, type Result } from "@/platform/result";
import type { ReleaseDenyRule, StoredDecision } from "../../secrecy";
import { decideAndKeep } from "../data/decisions";
import { findReleaseFacts, type LoadedFacts } from "../data/facts";
import { findReleasePlace, type ReleasePlace } from "../data/place";
import { fingerprintOf, type DecidedRelease } from "../data/releases";
import { basisOn } from "../domain/basis-on";
import { composeContent, requestOf } from "../domain/compose";
import type { PreviewRelease } from "../schema";

/** A release with its facts and the decision on it, which is kept whatever it says. */
export interface AskedDecision {
  readonly place: ReleasePlace;
  readonly loaded: LoadedFacts;
  readonly fingerprint: string;
  readonly decisionId: string;
  readonly decision: StoredDecision["decision"];
}

/**
 * Reads the facts, decides and keeps the decision: all in the transaction that releases. It stands in `load` because the
 * answer no is kept as well, and a refusal saves nothing after it. Null: no such case in sight.
 */
export async function loadDecision(scope: Scope, input: PreviewRelease): Promise<AskedDecision | null> {
  const place = await findReleasePlace(scope, input.caseId);
  if (!place) return null;
  const fingerprint = await fingerprintNow(scope, place, input);
  const loaded = await findReleaseFacts(scope, place, input, fingerprint);
  const request = requestOf(place.known, input, place.linked);
  const about = { caseId: place.caseId, personId: place.personId };
  const { id, stored } = await decideAndKeep(scope, about, request, loaded.facts);
  return { place, loaded, fingerprint, decisionId: id, decision: stored.decision };
}

/** The fingerprint of what would leave today. */
export async function fingerprintNow(scope: Scope, place: ReleasePlace, input: PreviewRelease): Promise<string> {
  const { facts } = await findReleaseFacts(scope, place, input, null);
  return fingerprintOf(place.known, input, basisOn(facts.bases, input.basis, scope.today));
}

/** The rule as a refusal. Its sentence is the engine's: `details.rule` names it. */
export const refuseBy = (rule: ReleaseDenyRule) => refuse("mayNotRelease", { details: { rule } });

/** What was decided, ready to be made; or why not. */
export function decidedRelease(
  { place, loaded, fingerprint, decisionId, decision }: AskedDecision,
  input: PreviewRelease & { readonly previewed: string },
  today: string,
): Result<DecidedRelease, "mayNotRelease" | "previewChanged"> {
  if (decision.effect === "deny") return refuseBy(decision.rules[0]);
  const receiver = place.receivers.find(({ unitId }) => unitId === input.toUnitId);
  const basis = basisOn(loaded.facts.bases, input.basis, today);
  if (!receiver) return refuseBy("receiver.unknown");
  if (!basis) return refuseBy("basis.unknown");
  if (fingerprint !== input.previewed) return refuse("previewChanged");
  const content = composeContent(place.known, input);
  const { lookId, approvalId } = loaded;
  return { ok: true, value: { decisionId, decision, basis, receiver, content, fingerprint, lookId, approvalId } };
}
