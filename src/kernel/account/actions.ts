"use server";

import { action } from "../gate";
import {
  beginSecondFactor,
  changePassword,
  changeProfile,
  confirmSecondFactor,
  endOwnSessionById,
  signOutEverywhere,
  turnOffSecondFactor,
} from "./operations";

export const changeProfileAction = action(changeProfile);
export const changePasswordAction = action(changePassword);
export const beginSecondFactorAction = action(beginSecondFactor);
export const confirmSecondFactorAction = action(confirmSecondFactor);
export const turnOffSecondFactorAction = action(turnOffSecondFactor);
export const endOwnSessionAction = action(endOwnSessionById);
export const signOutEverywhereAction = action(signOutEverywhere);
