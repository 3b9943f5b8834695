/** The duty to notify about an adult who may need care under LVM: LVM 1988:870 6 §, "genast". Not a concern report. */
import { ok, refuse, type Result } from "@/platform/result";
import type { AgeFact } from "../../persons/contract";
import type { LvmNotification } from "../contract";
import type { SendLvmNotification } from "../schemas/lvm-notification";
import type { ReportCurrent } from "./concern-report";

const ADULT_FROM = 18;
/** LVU 1990:52 comes first for those who have not turned 20. */
const LVU_UNTIL = 20;

export type LvmRefusal = "caseClosed" | "lvmSent" | "receiverUnknown" | "lvmChild" | "whyAdultMissing";

/**
 * Decides whether a notification may be sent. Never about a known child: for them there is the concern report. When the
 * age is not known the reporter says why the person is taken for an adult; nothing is guessed from looks by the machine.
 */
export function decideLvmNotification(
  current: ReportCurrent,
  input: SendLvmNotification,
): Result<LvmNotification, LvmRefusal> {
  if (current.isClosed) return refuse("caseClosed");
  if (current.isSent) return refuse("lvmSent");
  if (!current.receiverIds.includes(input.toUnitId)) return refuse("receiverUnknown", { field: "toUnitId" });
  const age = current.filledIn.person?.age;
  const isKnown = age?.kind === "known";
  if (isKnown && age.years < ADULT_FROM) return refuse("lvmChild");
  if (!isKnown && input.whyAdult === null) return refuse("whyAdultMissing", { field: "whyAdult" });
  const { caseId: _case, toUnitId: _unit, isRight: _right, ...said } = input;
  return ok({ ...said, ...current.filledIn, kind: "lvmNotification", whyAdult: isKnown ? null : input.whyAdult });
}

/** Whether the receiver must think of LVU first: under 20, or of an age that is not known. */
export function isLvuFirst(age: AgeFact | null): boolean {
  return age === null || age.kind !== "known" || age.years < LVU_UNTIL;
}
