import "server-only";

export { addName, changeIdentity, changeName } from "./identity";
export { askKnownHere } from "./known-here";
export { mergePersons, reverseMerge } from "./merging";
export { addReader, removeReader, setProtection } from "./protection";
export { registerPerson } from "./register-person";
export { addGuardian, addHouseholdMember, endGuardian, endHouseholdMember } from "./relations";
