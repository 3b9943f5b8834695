import "server-only";
import type { PartManifest } from "../workflow";
import * as operations from "./operations";
import {
  auditLog,
  findUsers,
  listGoals,
  listProviders,
  listUnits,
  listUsers,
  organisationOverview,
  prepareUser,
  showDeviceDrafts,
  showProvider,
  showSettings,
  showUnit,
  showUser,
} from "./views";

/** What this part declares about itself. */
export const manifest = {
  name: "organisations",
  messages: "organisations",
  items: [
    ...Object.values(operations),
    ...[
      organisationOverview,
      listUnits,
      showUnit,
      listUsers,
      findUsers,
      showUser,
      prepareUser,
      listGoals,
      showSettings,
      showDeviceDrafts,
    ],
    ...[listProviders, showProvider, auditLog],
  ],
  nav: [
    { label: "organisations.nav.administration", path: "administration", roles: ["administrator"] },
    { label: "organisations.nav.log", path: "log", roles: ["logReviewer"] },
  ],
} as const satisfies PartManifest;
