import "server-only";
import type { Scope } from "../../gate";
import { view } from "../corridor";
import type { DutyKind } from "../contract";
import { findPrefill } from "../data/prefill";
import { dutyFormSchema } from "../schemas/acts";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;

/** The form of a duty for one case, with what is known filled in. */
const formOf =
  (kind: DutyKind) =>
  async (scope: Scope, { caseId }: { readonly caseId: string }) => {
    const found = await findPrefill(scope, caseId, kind);
    return found && { ...found, reporterName: scope.principal.displayName, unitName: scope.principal.unitName };
  };

export type DutyForm = NonNullable<Awaited<ReturnType<ReturnType<typeof formOf>>>>;

const noteOf = ({ value }: { readonly value: DutyForm }) => ({
  event: "duty-form-opened",
  personIds: value.personId === null ? [] : [value.personId],
  fields: ["person", "occasion"],
  records: 1,
});

export const concernReportForm = view({
  name: "concern-report-form",
  input: dutyFormSchema,
  needs: "write",
  subject: ofCase,
  load: formOf("concernReport"),
  records: noteOf,
});

export const lvmNotificationForm = view({
  name: "lvm-notification-form",
  input: dutyFormSchema,
  needs: "write",
  subject: ofCase,
  load: formOf("lvmNotification"),
  records: noteOf,
});
