/** A valid input for every operation and view, by name. One that is missing here turns the matrix red. */
import type { Asking } from "./checker";
import { accountInputs } from "./inputs-account";
import { attentionInputs } from "./inputs-attention";
import { caseInputs } from "./inputs-cases";
import { chainInputs } from "./inputs-chain";
import { consentInputs } from "./inputs-consents";
import { disclosureInputs } from "./inputs-disclosures";
import { emergencyInputs } from "./inputs-emergency";
import { draftInputs } from "./inputs-drafts";
import { dutyInputs } from "./inputs-duties";
import { fieldContactInputs } from "./inputs-field-contacts";
import { legalBasisInputs } from "./inputs-legal-bases";
import { methodInputs } from "./inputs-method";
import { organisationInputs } from "./inputs-organisations";
import { personInputs } from "./inputs-persons";
import { reportInputs } from "./inputs-report";
import { ownReportInputs, retentionInputs } from "./inputs-retention";

export const inputs: Readonly<Record<string, Asking | readonly Asking[]>> = {
  ...accountInputs,
  ...attentionInputs,
  ...caseInputs,
  ...chainInputs,
  ...consentInputs,
  ...disclosureInputs,
  ...draftInputs,
  ...dutyInputs,
  ...emergencyInputs,
  ...fieldContactInputs,
  ...legalBasisInputs,
  ...methodInputs,
  ...organisationInputs,
  ...personInputs,
  ...reportInputs,
  ...ownReportInputs,
  ...retentionInputs,
};
