/** The door to the register of persons. */
import "server-only";

export { findPersonBrief } from "./views";
export { manifest } from "./manifest";
export { duplicatesPage, mergePage, personPage, personSearchPage, registerPersonPage } from "./pages";
export { duplicatesTitle, mergeTitle, personTitle, registerTitle, searchTitle } from "./titles";
