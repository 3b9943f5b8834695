import "server-only";

export { findDuplicates, findPersons, listPossibleDuplicates, registerPage, searchPage } from "./finding";
export { compareEntries } from "./merging";
export { revealPerson, showCard, showNumber, showPerson } from "./person";
