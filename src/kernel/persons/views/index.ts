import "server-only";

export { findPersonCard, findPersonCards } from "./cards";
export { findDuplicates, findPersons, listPossibleDuplicates, registerPage, searchPage } from "./finding";
export { compareEntries } from "./merging";
export { revealPerson, showCard, showNumber, showPerson } from "./person";
