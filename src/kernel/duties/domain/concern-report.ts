/** The duty to report concern for a child: SoL 2025:400 19:1, "genast". */
import { ok, refuse, type Result } from "@/platform/result";
import type { ConcernReport, FilledIn } from "../contract";
import type { SendConcernReport } from "../schemas/concern-report";

const ADULT_FROM = 18;
/** SoL 20:1-2 hold for unga as well: those who have turned 18 but not 21. */
const YOUNG_UNTIL = 21;

/** What a report is decided from. */
export interface ReportCurrent {
  readonly filledIn: Omit<FilledIn, "correction">;
  readonly isClosed: boolean;
  /** Whether this case has been reported under the same duty already. */
  readonly isSent: boolean;
  /** Units of the authority that take reports now. */
  readonly receiverIds: readonly string[];
}

export type ConcernRefusal = "caseClosed" | "concernSent" | "receiverUnknown" | "concernAdult" | "concernYoung";

/**
 * Decides whether a concern report may be sent. Never about somebody known to be an adult: for them LVM has another duty
 * and another form. The one exception are unga of 18 to 20, and then the reporter says why. An age that is not known
 * stops nothing: whoever suspects that a child is harmed reports.
 */
export function decideConcernReport(
  current: ReportCurrent,
  input: SendConcernReport,
): Result<ConcernReport, ConcernRefusal> {
  if (current.isClosed) return refuse("caseClosed");
  if (current.isSent) return refuse("concernSent");
  if (!current.receiverIds.includes(input.toUnitId)) return refuse("receiverUnknown", { field: "toUnitId" });
  const age = current.filledIn.person?.age;
  const years = age?.kind === "known" ? age.years : null;
  if (years !== null && years >= YOUNG_UNTIL) return refuse("concernAdult");
  if (years !== null && years >= ADULT_FROM && input.whyYoung === null)
    return refuse("concernYoung", { field: "whyYoung" });
  const { caseId: _case, toUnitId: _unit, isRight: _right, isReporterInDanger: _danger, ...said } = input;
  const whyYoung = years !== null && years >= ADULT_FROM ? input.whyYoung : null;
  return ok({ ...said, ...current.filledIn, kind: "concernReport", whyYoung });
}
