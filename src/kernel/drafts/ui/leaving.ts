/** What signing out fetches, in a part of its own: the frame of every page holds the guard, and must stay light. */
export { sendEverything } from "../client/send-all";
export { countUnsent, wipeDevice } from "../client/wipe";
