import "server-only";
import { view } from "../corridor";
import { contactDefaults } from "../data/police-groups";
import { nothingSchema } from "../schema";

/** What the form of a new contact starts from: the police groups, the one used last, and what time it is. */
export const newContactForm = view({
  name: "new-contact-form",
  input: nothingSchema,
  needs: "write",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope) => ({ ...(await contactDefaults(scope)), now: scope.now }),
  records: () => ({ event: "opened-form" }),
});
