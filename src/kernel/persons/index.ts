/** The door to the register of persons. */
import "server-only";

export { findPersonBrief } from "./views";
export { indexOfWrittenNumber } from "./views/number-index";
export { addGuardian, askKnownHere, registerPerson } from "./operations";
export { receiveKnownHere } from "./receivers";
export { manifest } from "./manifest";
export { duplicatesPage, mergePage, personPage, personSearchPage, registerPersonPage } from "./pages";
export { duplicatesTitle, mergeTitle, personTitle, registerTitle, searchTitle } from "./titles";
