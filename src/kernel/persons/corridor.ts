import { corridor } from "../gate";

/** The corridor of the register of persons. Merging, and raising or lowering protection, are decisions. */
export const { operation, view } = corridor({
  name: "persons",
  messages: "persons",
  grants: {
    outreachWorker: ["read", "write"],
    socialWorker: ["read", "write"],
    coordinator: ["read", "write"],
    housingCoordinator: ["read", "write"],
    caseManager: ["read", "write"],
    unitHead: ["read", "write", "decide"],
    registrar: ["read", "write", "decide"],
  },
});
