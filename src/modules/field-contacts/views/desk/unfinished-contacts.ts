import { view } from "../../corridor";
import { listUnfinished } from "../../data/desk/unfinished";
import { nothingSchema } from "../../schema";

/** What I have logged and not finished: the work of the desk after a night in the field. */
export const unfinishedContacts = view({
  name: "unfinished-contacts",
  input: nothingSchema,
  needs: "write",
  subject: () => ({ kind: "ownUnit" }),
  load: listUnfinished,
  records: ({ value }) => ({
    event: "unfinished-listed",
    fields: ["occurredOn", "occurredTime", "policeGroupId"],
    records: value.contacts.length,
  }),
});
