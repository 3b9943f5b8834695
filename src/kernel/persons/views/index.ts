import "server-only";

export { findPersonBrief } from "./brief";
export { findDuplicates, findPersons, listPossibleDuplicates, registerPage, searchPage } from "./finding";
export { compareEntries } from "./merging";
export { revealPerson, showCard, showNumber, showPerson } from "./person";
