import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { CaseWorkflow } from "../cases/contract";
import { page } from "../gate";
import { BoardScreen } from "./ui/board-screen";
import { OwnWaitingScreen } from "./ui/own-waiting-screen";
import { AttentionSettingsScreen } from "./ui/settings-screen";
import { ownWaiting, showAttention, unitBoard } from "./views";

type Workflows = readonly CaseWorkflow[];

/** The title of a page: a text of the catalogue, never somebody's name. */
function titled(key: "board" | "waiting" | "settings"): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations("attention.titles"))(key) });
}

export const boardTitle = titled("board");
/** /[org]/board: what waits at the unit. The workflows say where their cases open. */
export const boardPage = (workflows: Workflows) =>
  page({
    view: unitBoard,
    input: ({ search }) => ({ kind: search["kind"] ?? null }),
    render: (board, { principal }) => (
      <BoardScreen org={principal.tenantSlug} unitName={principal.unitName} workflows={workflows} {...board} />
    ),
  });

export const ownWaitingTitle = titled("waiting");
/** /[org]/waiting: what waits for the one who asks. */
export const ownWaitingPage = (workflows: Workflows) =>
  page({
    view: ownWaiting,
    input: () => ({}),
    render: (waiting, { principal }) => (
      <OwnWaitingScreen org={principal.tenantSlug} unitName={principal.unitName} workflows={workflows} {...waiting} />
    ),
  });

export const attentionTitle = titled("settings");
/** /[org]/administration/reminders */
export const attentionPage = page({
  view: showAttention,
  input: () => ({}),
  render: (shown, { principal }) => <AttentionSettingsScreen org={principal.tenantSlug} {...shown} />,
});
