/** A valid input for every operation and view, by name. One that is missing here turns the matrix red. */
import type { Asking } from "./checker";
import { accountInputs } from "./inputs-account";
import { attentionInputs } from "./inputs-attention";
import { caseInputs } from "./inputs-cases";
import { chainInputs } from "./inputs-chain";
import { disclosureInputs } from "./inputs-disclosures";
import { draftInputs } from "./inputs-drafts";
import { dutyInputs } from "./inputs-duties";
import { fieldContactInputs } from "./inputs-field-contacts";
import { legalBasisInputs } from "./inputs-legal-bases";
import { methodInputs } from "./inputs-method";
import { organisationInputs } from "./inputs-organisations";
import { personInputs } from "./inputs-persons";
import { reportInputs } from "./inputs-report";

export const inputs: Readonly<Record<string, Asking | readonly Asking[]>> = {
  ...accountInputs,
  ...attentionInputs,
  ...caseInputs,
  ...chainInputs,
  ...disclosureInputs,
  ...draftInputs,
  ...dutyInputs,
  ...fieldContactInputs,
  ...legalBasisInputs,
  ...methodInputs,
  ...organisationInputs,
  ...personInputs,
  ...reportInputs,
};
