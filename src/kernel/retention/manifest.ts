import "server-only";
import type { PartManifest } from "../workflow";
import {
  carryOutDisposal,
  changeRetentionSettings,
  decideOnDisposal,
  liftHold,
  noteClass,
  placeHold,
  proposeDisposal,
  signRetentionRule,
} from "./operations";
import { caseRetention, retentionOverview, showDisposal, showRetentionSettings } from "./views";

/** What retention declares about itself. */
export const manifest = {
  name: "retention",
  messages: "retention",
  items: [
    ...[placeHold, liftHold, noteClass, proposeDisposal, decideOnDisposal, carryOutDisposal],
    ...[changeRetentionSettings, signRetentionRule],
    ...[retentionOverview, showDisposal, caseRetention, showRetentionSettings],
  ],
  nav: [{ label: "retention.nav.retention", path: "retention", roles: ["registrar", "unitHead"] }],
} satisfies PartManifest;
