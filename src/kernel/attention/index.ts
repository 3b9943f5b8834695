/** The door to what waits: the unit's board, the own list, the hours, and the reminders. */
import "server-only";

export { manifest } from "./manifest";
export { changeRule, changeSettings, retryMail, setReminders } from "./operations";
export { attentionRules, attentionSettings, ownWaiting, showAttention, unitBoard } from "./views";
export { noticeRound, type RoundTools } from "./rounds";
export { attentionPage, attentionTitle, boardPage, boardTitle, ownWaitingPage, ownWaitingTitle } from "./pages";
