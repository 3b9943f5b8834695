"use server";

import { action, lookup } from "../gate";
import {
  addGuardian,
  addHouseholdMember,
  addName,
  addReader,
  changeIdentity,
  changeName,
  endGuardian,
  endHouseholdMember,
  mergePersons,
  registerPerson,
  removeReader,
  reverseMerge,
  setProtection,
} from "./operations";
import { findDuplicates, findPersons, revealPerson, showCard, showNumber } from "./views";

export const registerPersonAction = action(registerPerson);
export const changeIdentityAction = action(changeIdentity);
export const changeNameAction = action(changeName);
export const addNameAction = action(addName);
export const setProtectionAction = action(setProtection);
export const addReaderAction = action(addReader);
export const removeReaderAction = action(removeReader);
export const addGuardianAction = action(addGuardian);
export const endGuardianAction = action(endGuardian);
export const addHouseholdMemberAction = action(addHouseholdMember);
export const endHouseholdMemberAction = action(endHouseholdMember);
export const mergePersonsAction = action(mergePersons);
export const reverseMergeAction = action(reverseMerge);
export const findPersonsAction = lookup(findPersons);
export const findDuplicatesAction = lookup(findDuplicates);
export const showCardAction = lookup(showCard);
export const showNumberAction = lookup(showNumber);
export const revealPersonAction = lookup(revealPerson);
