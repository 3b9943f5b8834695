import "server-only";
import { corridor } from "../gate";

/** Roles and verbs of this part. The administrator administers and sees no case; the log reviewer reads the log alone. */
export const { operation, view } = corridor({
  name: "organisations",
  messages: "organisations",
  grants: { administrator: ["administer"], logReviewer: ["review"] },
});
