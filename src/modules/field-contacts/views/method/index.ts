import "server-only";

export { fidelityForm } from "./fidelity-form";
export { fidelityOverview } from "./fidelity-overview";
export { interimReport } from "./interim-report";
export { methodPage } from "./method-page";
export { steeringMonth, steeringMonthList } from "./steering-month";
export { tallyDay } from "./tally-day";
export { tallyPartnerList } from "./tally-partner-list";
export { receivedTallies } from "./received-tallies";
