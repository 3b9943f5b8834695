/** The door to legal bases: the law as versioned data, what the authority's lawyer has signed, and its delegation. */
import "server-only";

export { basisKey } from "./domain/basis-key";
export { recordDelegation, revokeBasis, signBasis } from "./operations";
export { findReleaseGround, listBases, showBasis, showDelegation } from "./views";
export { manifest } from "./manifest";
export {
  delegationPage,
  delegationTitle,
  legalBasesPage,
  legalBasesTitle,
  legalBasisPage,
  legalBasisTitle,
  offencesPage,
  offencesTitle,
} from "./pages";
export type { BasisRow, BasisState, PenaltyRow, ReleaseGround } from "./contract";
