"use server";

import { action } from "../gate";
import { changeRule, changeSettings, retryMail, setReminders } from "./operations";

export const changeRuleAction = action(changeRule);
export const changeSettingsAction = action(changeSettings);
export const retryMailAction = action(retryMail);
export const setRemindersAction = action(setReminders);
