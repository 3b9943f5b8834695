"use server";

import { action } from "@/kernel/gate";
import {
  acknowledgeContact,
  completeContact,
  configurePoliceGroup,
  handOverContact,
  linkPerson,
  logContact,
  unlinkPerson,
} from "./operations";

export const logContactAction = action(logContact);
export const completeContactAction = action(completeContact);
export const linkPersonAction = action(linkPerson);
export const unlinkPersonAction = action(unlinkPerson);
export const handOverContactAction = action(handOverContact);
export const acknowledgeContactAction = action(acknowledgeContact);
export const configurePoliceGroupAction = action(configurePoliceGroup);
