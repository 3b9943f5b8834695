"use server";

import { action, lookup } from "@/kernel/gate";
import {
  acknowledgeContact,
  completeContact,
  configurePoliceGroup,
  handOverContact,
  importRegister,
  linkPerson,
  logContact,
  unlinkPerson,
} from "./operations";
import { registerReading } from "./views";

export const logContactAction = action(logContact);
export const completeContactAction = action(completeContact);
export const linkPersonAction = action(linkPerson);
export const unlinkPersonAction = action(unlinkPerson);
export const handOverContactAction = action(handOverContact);
export const acknowledgeContactAction = action(acknowledgeContact);
export const configurePoliceGroupAction = action(configurePoliceGroup);
export const importRegisterAction = action(importRegister);
export const readThroughRegisterAction = lookup(registerReading);
