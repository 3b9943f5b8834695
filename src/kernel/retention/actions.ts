"use server";

import { action } from "../gate";
import {
  carryOutDisposal,
  changeRetentionSettings,
  decideOnDisposal,
  liftHold,
  noteClass,
  placeHold,
  proposeDisposal,
  signRetentionRule,
} from "./operations";

export const placeHoldAction = action(placeHold);
export const liftHoldAction = action(liftHold);
export const noteClassAction = action(noteClass);
export const proposeDisposalAction = action(proposeDisposal);
export const decideDisposalAction = action(decideOnDisposal);
export const carryOutDisposalAction = action(carryOutDisposal);
export const changeRetentionSettingsAction = action(changeRetentionSettings);
export const signRetentionRuleAction = action(signRetentionRule);
