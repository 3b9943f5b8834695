"use server";

import { action } from "../gate";
import { closeOpening, confirmIdentity, decideRule, openSubject } from "./operations";

export const confirmIdentityAction = action(confirmIdentity);
export const openSubjectAction = action(openSubject);
export const closeOpeningAction = action(closeOpening);
export const decideRuleAction = action(decideRule);
