import { randomUUID } from "node:crypto";
import { now, swedishDateOf } from "@/platform/clock";
import type { Asking } from "./checker";

const nothing: Asking = { input: () => ({}) };
const someName = () => `Namn ${randomUUID().slice(0, 8)}`;
const someEmail = () => `${randomUUID()}@example.org`;
const passphrase = "blå hästar dricker kallt kaffe";
const today = () => swedishDateOf(now());

/** An input that names an account made for it. */
const aboutAccount = (rest: Record<string, unknown> = {}): Asking => ({
  isAboutRow: true,
  input: async (t, kit) => ({ accountId: (await kit.account(t)).accountId, ...rest }),
});

export const organisationInputs: Readonly<Record<string, Asking>> = {
  "organisations.add-unit": { input: () => ({ name: someName(), kind: "youth", takesHandovers: true }) },
  "organisations.change-unit": {
    isAboutRow: true,
    input: async (t, kit) => ({
      ...{ unitId: await kit.unit(t), version: 1, name: someName(), kind: "adults", takesHandovers: false },
    }),
  },
  "organisations.close-unit": { isAboutRow: true, input: async (t, kit) => ({ unitId: await kit.unit(t) }) },
  "organisations.reopen-unit": {
    isAboutRow: true,
    input: async (t, kit) => {
      const unitId = await kit.unit(t);
      await kit.sql("update unit set closed_on = app.today() where id = $1", [unitId]);
      return { unitId };
    },
  },
  "organisations.show-unit": { isAboutRow: true, input: async (t, kit) => ({ unitId: await kit.unit(t) }) },
  "organisations.add-user": {
    input: () => ({ name: someName(), email: someEmail(), locale: "sv", signsInBy: "password", passphrase }),
  },
  "organisations.change-user": {
    isAboutRow: true,
    input: async (t, kit) => ({
      ...{ accountId: (await kit.account(t)).accountId, version: 1 },
      ...{ name: someName(), email: someEmail(), locale: "en" },
    }),
  },
  "organisations.disable-user": aboutAccount(),
  "organisations.enable-user": {
    isAboutRow: true,
    input: async (t, kit) => {
      const { accountId } = await kit.account(t);
      await kit.sql("update account set disabled_at = now() where id = $1", [accountId]);
      return { accountId };
    },
  },
  "organisations.end-sessions-of": aboutAccount(),
  "organisations.show-user": aboutAccount(),
  "organisations.reset-credential": aboutAccount({ signsInBy: "password", passphrase }),
  "organisations.add-assignment": {
    isAboutRow: true,
    input: async (t, kit) => ({
      ...{ accountId: (await kit.account(t)).accountId, unitId: await kit.unit(t), role: "coordinator" },
      ...{ onDuty: false, validFrom: today(), lastDay: "" },
    }),
  },
  "organisations.end-assignment": {
    isAboutRow: true,
    input: async (t, kit) => {
      const { accountId, assignmentId } = await kit.account(t);
      return { accountId, assignmentId, version: 1, lastDay: "" };
    },
  },
  "organisations.set-reference-target": {
    input: () => ({
      measure: `field-contacts.goal${randomUUID().replace(/[^a-f]/g, "")}`,
      value: "31,5",
      validFrom: today(),
    }),
  },
  "organisations.change-tenant-settings": {
    input: () => ({
      ...{ version: 1, idleMinutes: 10, requireSecondFactor: false },
      accessibilityContact: "",
    }),
  },
  "organisations.add-oidc-provider": {
    input: () => ({
      label: someName(),
      clientId: "samlots",
      clientSecret: "hemlig",
      issuer: `https://${randomUUID()}.example`,
    }),
  },
  "organisations.change-oidc-provider": {
    isAboutRow: true,
    input: async (t, kit) => ({
      ...{ providerId: await kit.provider(t), version: 1, label: someName(), clientId: "samlots", clientSecret: "" },
      enabled: false,
    }),
  },
  "organisations.show-provider": { isAboutRow: true, input: async (t, kit) => ({ providerId: await kit.provider(t) }) },
  "organisations.organisation-overview": nothing,
  "organisations.list-units": nothing,
  "organisations.list-users": { input: () => ({ status: "all" }) },
  "organisations.find-users": { input: () => ({ search: "Medarbetare" }) },
  "organisations.prepare-user": nothing,
  "organisations.list-goals": nothing,
  "organisations.show-settings": nothing,
  "organisations.show-device-drafts": nothing,
  "organisations.set-device-drafts": {
    // Turned off, as it is: an authority of the tests that turned it on would change what the others may do.
    input: async (_t, kit) => ({
      ...{ version: await kit.deviceDraftsVersion(), keepsDeviceDrafts: false, draftHours: "48" },
      ...{ reason: "", decidedBy: "", decidedOn: "" },
    }),
  },
  "organisations.list-providers": nothing,
  "organisations.audit-log": nothing,
};
