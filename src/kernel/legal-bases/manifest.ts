import "server-only";
import type { PartManifest } from "../workflow";
import { recordDelegation, revokeBasis, signBasis } from "./operations";
import { listBases, listOffences, showBasis, showDelegation } from "./views";

/** What this part declares about itself. Others come to one basis by a link: "which rule is this". */
export const manifest = {
  name: "legal-bases",
  messages: "legalBases",
  items: [signBasis, revokeBasis, recordDelegation, listBases, showBasis, showDelegation, listOffences],
  nav: [{ label: "legalBases.nav", path: "legal-bases", roles: ["registrar"] }],
} as const satisfies PartManifest;
