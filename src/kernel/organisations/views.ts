import "server-only";
import { view } from "./corridor";
import { tenantSettings } from "./data/colleagues";
import { findDeviceDrafts } from "./data/device-drafts";
import { listGoalRows } from "./data/goals";
import { listLogLines } from "./data/log";
import { findProviderRow, listProviderRows } from "./data/providers";
import { countOrganisation } from "./data/settings";
import { findUnitRow, listUnitRows } from "./data/units";
import { findUserDetails, listUserRows, searchUserRows } from "./data/users";
import {
  auditLogSchema,
  findUsersSchema,
  listUsersSchema,
  nothingSchema,
  showProviderSchema,
  unitSchema,
  userSchema,
} from "./schema";

/** Lookups that other parts make inside their own operations and views: the gate has answered for them there. */
export {
  findAccountNames,
  findUnitNames,
  listColleagues,
  listHandoverUnits,
  referenceTargets,
} from "./data/colleagues";

const organisation = () => ({ kind: "organisation" }) as const;

/** The authority in numbers. */
export const organisationOverview = view({
  name: "organisation-overview",
  input: nothingSchema,
  needs: "administer",
  subject: organisation,
  load: countOrganisation,
  records: () => ({ event: "overview-seen" }),
});

/** All units. */
export const listUnits = view({
  name: "list-units",
  input: nothingSchema,
  needs: "administer",
  subject: organisation,
  load: listUnitRows,
  records: ({ value }) => ({ event: "units-seen", records: value.length }),
});

/** One unit. */
export const showUnit = view({
  name: "show-unit",
  input: unitSchema,
  needs: "administer",
  subject: organisation,
  load: (scope, { unitId }) => findUnitRow(scope, unitId),
  records: () => ({ event: "unit-seen", records: 1 }),
});

/** Users by name, a page at a time. */
export const listUsers = view({
  name: "list-users",
  input: listUsersSchema,
  needs: "administer",
  subject: organisation,
  load: listUserRows,
  records: ({ value }) => ({
    event: "users-seen",
    fields: ["name", "email", "assignments"],
    records: value.rows.length,
  }),
});

/** Users whose name or address holds a text: asked for in the middle of a page, so that no name ends up in an address. */
export const findUsers = view({
  name: "find-users",
  input: findUsersSchema,
  needs: "administer",
  subject: organisation,
  load: (scope, { search }) => searchUserRows(scope, search),
  records: ({ value }) => ({
    event: "users-searched",
    fields: ["name", "email", "assignments"],
    records: value.rows.length,
  }),
});

/** One user with assignments, and what a new assignment or sign-in can be chosen from. */
export const showUser = view({
  name: "show-user",
  input: userSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope, { accountId }) => {
    const user = await findUserDetails(scope, accountId);
    if (!user) return null;
    const units = (await listUnitRows(scope)).filter((unit) => unit.closedOn === null);
    const providers = (await listProviderRows(scope)).filter((provider) => provider.enabled);
    return { user, units, providers, today: scope.today };
  },
  records: ({ input }) => ({
    aboutAccountId: input.accountId,
    event: "user-seen",
    fields: ["name", "email", "assignments", "sessions"],
    records: 1,
  }),
});

/** What a new user can be given: the identity providers. */
export const prepareUser = view({
  name: "prepare-user",
  input: nothingSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope) => ({ providers: (await listProviderRows(scope)).filter((provider) => provider.enabled) }),
  records: () => ({ event: "user-prepared" }),
});

/** Goals, present and past. */
export const listGoals = view({
  name: "list-goals",
  input: nothingSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope) => ({ goals: await listGoalRows(scope), today: scope.today }),
  records: ({ value }) => ({ event: "goals-seen", records: value.goals.length }),
});

/** The opening settings. */
export const showSettings = view({
  name: "show-settings",
  input: nothingSchema,
  needs: "administer",
  subject: organisation,
  load: tenantSettings,
  records: () => ({ event: "settings-seen" }),
});

/** What is decided about drafts in browsers. */
export const showDeviceDrafts = view({
  name: "show-device-drafts",
  input: nothingSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope) => ({ decided: await findDeviceDrafts(scope), today: scope.today }),
  records: () => ({ event: "device-drafts-seen" }),
});

/** The authority's identity providers, without their secrets. */
export const listProviders = view({
  name: "list-providers",
  input: nothingSchema,
  needs: "administer",
  subject: organisation,
  load: listProviderRows,
  records: ({ value }) => ({ event: "providers-seen", records: value.length }),
});

/** One identity provider, without its secret. */
export const showProvider = view({
  name: "show-provider",
  input: showProviderSchema,
  needs: "administer",
  subject: organisation,
  load: (scope, { providerId }) => findProviderRow(scope, providerId),
  records: () => ({ event: "provider-seen", records: 1 }),
});

/** The log of who did what: names of acts and of fields, never contents. That it was read stands in it as well. */
export const auditLog = view({
  name: "audit-log",
  input: auditLogSchema,
  needs: "review",
  subject: () => ({ kind: "log" }),
  load: listLogLines,
  records: ({ input, value }) => ({
    event: "log-read",
    fields: (["actor", "day", "outcome"] as const).filter((filter) => Boolean(input[filter])),
    records: value.lines.length,
  }),
});
