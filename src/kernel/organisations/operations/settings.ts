import "server-only";
import { ok } from "@/platform/result";
import { operation } from "../corridor";
import { tenantSettings } from "../data/colleagues";
import { findNewestGoal, saveGoal } from "../data/goals";
import { findProviderUse, insertProvider, isIssuerTaken, saveProvider } from "../data/providers";
import { saveSettings } from "../data/settings";
import { decideReferenceTarget } from "../domain/goal";
import { decideAddProvider, decideChangeProvider } from "../domain/provider";
import {
  addOidcProviderSchema,
  changeOidcProviderSchema,
  changeTenantSettingsSchema,
  setReferenceTargetSchema,
} from "../schema";

const organisation = () => ({ kind: "organisation" }) as const;

/** Sets the goal of a measure from a day on, or ends it. */
export const setReferenceTarget = operation({
  name: "set-reference-target",
  input: setReferenceTargetSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope, { measure }) => ({ newest: await findNewestGoal(scope, measure) }),
  decide: decideReferenceTarget,
  save: async (scope, change, { input }) => ({ goalId: await saveGoal(scope, input.measure, change) }),
  records: () => ({ event: "goal-set", fields: ["value", "validFrom"], records: 1 }),
});

/** Changes the opening settings of the authority. */
export const changeTenantSettings = operation({
  name: "change-tenant-settings",
  input: changeTenantSettingsSchema,
  needs: "administer",
  subject: organisation,
  load: tenantSettings,
  decide: (_current, input) => ok(input),
  save: async (scope, change) => {
    await saveSettings(scope, change);
    return { version: change.version + 1 };
  },
  records: () => ({
    event: "settings-changed",
    fields: ["idleMinutes", "requireSecondFactor", "accessibilityContact"],
    records: 1,
  }),
});

/** Configures an identity provider of the authority. Its secret is sealed. */
export const addOidcProvider = operation({
  name: "add-oidc-provider",
  input: addOidcProviderSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope, { issuer }) => ({ issuerTaken: await isIssuerTaken(scope, issuer) }),
  decide: decideAddProvider,
  save: async (scope, input) => ({ providerId: await insertProvider(scope, input) }),
  records: () => ({ event: "provider-added", fields: ["label", "issuer", "clientId", "clientSecret"], records: 1 }),
});

/** Changes an identity provider, or switches it on or off. */
export const changeOidcProvider = operation({
  name: "change-oidc-provider",
  input: changeOidcProviderSchema,
  needs: "administer",
  subject: organisation,
  load: (scope, { providerId }) => findProviderUse(scope, providerId),
  decide: decideChangeProvider,
  save: async (scope, input) => {
    await saveProvider(scope, input);
    return { providerId: input.providerId, version: input.version + 1 };
  },
  records: () => ({ event: "provider-changed", fields: ["label", "clientId", "clientSecret", "enabled"], records: 1 }),
});
