"use server";

import { action } from "../gate";
import { approvePack, judgeText, makePack } from "./operations";

export const makePackAction = action(makePack);
export const judgeTextAction = action(judgeText);
export const approvePackAction = action(approvePack);
