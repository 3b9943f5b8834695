import "server-only";
import type { PartManifest } from "../workflow";
import { discardDraft, enrolDevice, saveDraft } from "./operations";
import { deviceHalf, myDrafts, openDraft } from "./views";

/** What drafts declare about themselves. They have no page of their own: the form that is resumed shows them. */
export const manifest = {
  name: "drafts",
  messages: "drafts",
  items: [saveDraft, discardDraft, enrolDevice, myDrafts, openDraft, deviceHalf],
  nav: [],
} satisfies PartManifest;
