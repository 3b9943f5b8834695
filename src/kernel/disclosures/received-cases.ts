import type { CaseWorkflow } from "../cases/contract";

/** The name of the cases that are opened for what another authority has released. */
export const RECEIVED_WORKFLOW = "received";

/** What the lists of cases need to know of them: they have no page of their own but the case's. */
export const receivedCases: CaseWorkflow = {
  name: RECEIVED_WORKFLOW,
  caseLabel: "disclosures.caseLabel",
  casePath: (caseId) => `cases/${caseId}`,
};
