import "server-only";
import type { Grants, Verb } from "../access";
import { corridor } from "../gate";

const ANSWERS: readonly Verb[] = ["read", "write"];

/** Who answers somebody that asks what is known of them: the registrar for the whole, the others for their own cases. */
export const ownReportGrants: Grants = {
  outreachWorker: ANSWERS,
  socialWorker: ANSWERS,
  coordinator: ANSWERS,
  housingCoordinator: ANSWERS,
  caseManager: ANSWERS,
  unitHead: ANSWERS,
  registrar: ANSWERS,
};

export const { operation, view } = corridor({ name: "own-report", messages: "ownReport", grants: ownReportGrants });
