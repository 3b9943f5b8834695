import "server-only";

/** Lookups that other parts make inside their own operations and views: the gate has answered for them there. */
export {
  findAccountNames,
  findUnitNames,
  listColleagues,
  listHandoverUnits,
  referenceTargets,
  tenantSettings,
} from "./data/colleagues";
