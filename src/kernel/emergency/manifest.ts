import "server-only";
import { roles } from "../identity/contract";
import type { PartManifest } from "../workflow";
import { emergencyGrants } from "./corridor";
import { closeOpening, confirmIdentity, decideRule, openSubject } from "./operations";
import { emergencyStart, openingNotice, showOpening, showRule } from "./views";

/** What this part declares about itself. */
export const manifest = {
  name: "emergency",
  messages: "emergency",
  items: [confirmIdentity, openSubject, closeOpening, decideRule, emergencyStart, showOpening, openingNotice, showRule],
  nav: [
    {
      label: "emergency.nav",
      path: "emergency",
      roles: roles.filter((role) => emergencyGrants[role]?.includes("write")),
      needsEmergencyRule: true,
    },
  ],
} as const satisfies PartManifest;
