import "server-only";
import { draftSettings } from "@/kernel/drafts";
import { view } from "../corridor";
import { contactDefaults } from "../data/police-groups";
import { nothingSchema } from "../schema";

/** What the form of a new contact starts from: the police groups, the one used last, the time, and where drafts may lie. */
export const newContactForm = view({
  name: "new-contact-form",
  input: nothingSchema,
  needs: "write",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope) => ({
    ...(await contactDefaults(scope)),
    drafts: await draftSettings(scope),
    now: scope.now,
  }),
  records: () => ({ event: "opened-form" }),
});
