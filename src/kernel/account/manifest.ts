import "server-only";
import type { PartManifest } from "../workflow";
import * as operations from "./operations";
import { showOwnAccount, showStart } from "./views";

/** What this part declares about itself. Its page is reached from the account menu. */
export const manifest: PartManifest = {
  name: "account",
  messages: "account",
  items: [...Object.values(operations), showOwnAccount, showStart],
  nav: [],
};
