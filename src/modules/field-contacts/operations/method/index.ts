import "server-only";

export { changeMethodSetting } from "./change-method-setting";
export { recordFidelity } from "./record-fidelity";
export { recordMethodVersion } from "./record-method-version";
export { saveInterimReport, signInterimReport } from "./interim-report";
export { saveSteeringMonth, signSteeringMonth } from "./steering-month";
export { correctTally, tallyIntervention } from "./tally";
export { addTallyPartner, endTallyPartner } from "./tally-partner";
