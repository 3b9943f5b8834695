import "server-only";
import type { PartManifest } from "../workflow";
import { approvePack, judgeText, makePack } from "./operations";
import { fetchPack, reviewPack, showOwnReport } from "./views";

/** What the person's own report declares about itself. Its pages are reached from the person's. */
export const manifest: PartManifest = {
  name: "own-report",
  messages: "ownReport",
  items: [makePack, judgeText, approvePack, showOwnReport, reviewPack, fetchPack],
  nav: [],
};
