export { carryOutDisposal, decideOnDisposal, proposeDisposal } from "./disposing";
export { liftHold, noteClass, placeHold } from "./keeping";
export { changeRetentionSettings, signRetentionRule } from "./settings";
