import "server-only";
import { view } from "../corridor";
import { listContacts } from "../data/list-contacts";
import { contactStatus } from "../domain/status";
import { listContactsSchema } from "../schema";

/** My contacts; for those who see a unit as a whole also that unit's, and those handed over to it. Newest first. */
export const contactList = view({
  name: "contact-list",
  input: listContactsSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope, { of, after }) => {
    const seesUnit = scope.principal.sightUnitId !== null;
    const shown = seesUnit ? (of ?? "unit") : "mine";
    const { rows, next } = await listContacts(scope, { of: shown, after });
    const { now } = scope;
    return {
      ...{ of: shown, seesUnit, now, next, isFirstPage: after === null },
      rows: rows.map((row) => ({ ...row, status: contactStatus(row.contact, now) })),
    };
  },
  records: ({ value: { rows } }) => ({
    event: "listed",
    fields: ["occurredOn", "occurredTime", "policeGroupId", "status", "identity"],
    personIds: [...new Set(rows.flatMap(({ person }) => (person === null ? [] : [person.id])))],
    records: rows.length,
  }),
});
