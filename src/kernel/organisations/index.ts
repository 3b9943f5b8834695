/** The door to an authority's organisation: its units, users, assignments, goals, settings and log. */
import "server-only";

export { findAccountNames, findUnitNames, listColleagues, listHandoverUnits, referenceTargets } from "./views";
export * from "./operations";
export {
  auditLog,
  findUsers,
  listGoals,
  listProviders,
  listUnits,
  listUsers,
  showDeviceDrafts,
  showSettings,
  showUser,
} from "./views";
export { manifest } from "./manifest";
export type { Colleague, UnitKind, UnitName } from "./contract";
export * from "./pages";
export { wordsOfAct } from "./words-of-act";
export { AdministrationFrame } from "./ui/administration-frame";
