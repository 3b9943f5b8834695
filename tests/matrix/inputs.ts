/** A valid input for every operation and view, by name. One that is missing here turns the matrix red. */
import type { Asking } from "./checker";
import { accountInputs } from "./inputs-account";
import { attentionInputs } from "./inputs-attention";
import { caseInputs } from "./inputs-cases";
import { draftInputs } from "./inputs-drafts";
import { fieldContactInputs } from "./inputs-field-contacts";
import { organisationInputs } from "./inputs-organisations";
import { personInputs } from "./inputs-persons";

export const inputs: Readonly<Record<string, Asking | readonly Asking[]>> = {
  ...accountInputs,
  ...attentionInputs,
  ...caseInputs,
  ...draftInputs,
  ...fieldContactInputs,
  ...organisationInputs,
  ...personInputs,
};
