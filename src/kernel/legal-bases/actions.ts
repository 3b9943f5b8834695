"use server";

import { action } from "../gate";
import { recordDelegation, revokeBasis, signBasis } from "./operations";

export const signBasisAction = action(signBasis);
export const revokeBasisAction = action(revokeBasis);
export const recordDelegationAction = action(recordDelegation);
