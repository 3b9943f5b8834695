/** The door to consents: what people have said yes and no to, and what may be shared with whom today. */
import "server-only";

export { findConsentFacts, findSubjectAge, type FoundConsentFacts } from "./data/facts";
