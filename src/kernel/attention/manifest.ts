import "server-only";
import type { PartManifest } from "../workflow";
import { roles, type Role } from "../identity/contract";
import { attentionGrants } from "./corridor";
import { changeRule, changeSettings, retryMail, setReminders } from "./operations";
import { ownWaiting, showAttention, unitBoard } from "./views";

const readers: readonly Role[] = roles.filter((role) => attentionGrants[role]?.includes("read"));

/** What this part declares about itself. */
export const manifest = {
  name: "attention",
  messages: "attention",
  items: [changeRule, changeSettings, retryMail, setReminders, unitBoard, ownWaiting, showAttention],
  nav: [
    { label: "attention.nav.board", path: "board", roles: ["unitHead"] },
    { label: "attention.nav.waiting", path: "waiting", roles: readers },
  ],
} as const satisfies PartManifest;
