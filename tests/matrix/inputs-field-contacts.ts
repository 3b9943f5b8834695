import type { Asking } from "./checker";

const nothing: Asking = { input: () => ({}) };
const period = { from: "2026-01-01", to: "2026-12-31" };
/** Two rows, another number each time. */
function someRegister(): Uint8Array {
  const number = () => Math.floor(Math.random() * 1e9);
  const rows = [1, 2].map(() => `${number()};2026-03-0${1 + Math.floor(Math.random() * 9)};17;Kvinna`);
  return new TextEncoder().encode(["Löpnr;Datum;Ålder;Kön", ...rows].join("\n"));
}

const when = { occurredOn: "2026-11-01", occurredTime: "21:40", reason: "minorDrugOffence" };

export const fieldContactInputs: Readonly<Record<string, Asking | readonly Asking[]>> = {
  "field-contacts.log-contact": [
    {
      open: ["policeGroupId"],
      input: async (t, kit) => ({ ...when, policeGroupId: await kit.policeGroup(t), note: "Lugn." }),
    },
    {
      open: ["policeGroupId"],
      input: async (t, kit) => ({ ...when, policeGroupId: await kit.policeGroup(t), personId: t.personId }),
    },
  ],
  "field-contacts.complete-contact": {
    input: async (t, kit) => {
      await kit.contact(t);
      return { caseId: t.caseId, version: 1, sex: "woman" };
    },
  },
  "field-contacts.link-person": {
    isFresh: true,
    input: async (t, kit) => {
      await kit.contact(t);
      await kit.withoutPerson(t);
      return { caseId: t.caseId, version: 1, personId: t.mateId };
    },
  },
  "field-contacts.unlink-person": {
    input: async (t, kit) => {
      await kit.contact(t);
      return { caseId: t.caseId, version: 1, personId: t.personId };
    },
  },
  "field-contacts.hand-over-contact": {
    open: ["toUnitId"],
    input: async (t, kit) => {
      await kit.contact(t);
      return { caseId: t.caseId, version: 1, toUnitId: await kit.receiver(t), message: "Väntar i receptionen." };
    },
  },
  "field-contacts.acknowledge-contact": {
    input: async (t, kit) => {
      await kit.contact(t);
      return { caseId: t.caseId, handoverId: await kit.handover(t) };
    },
  },
  "field-contacts.configure-police-group": [
    { input: () => ({ policeGroupId: null, name: `Grupp ${Math.random()}`, isClosed: false }) },
    {
      isAboutRow: true,
      input: async (t, kit) => ({
        policeGroupId: await kit.policeGroup(t),
        name: `Grupp ${Math.random()}`,
        isClosed: true,
      }),
    },
  ],
  "field-contacts.contact-page": {
    input: async (t, kit) => {
      await kit.contact(t);
      return { caseId: t.caseId };
    },
  },
  "field-contacts.register-reading": { input: () => ({ file: someRegister() }) },
  "field-contacts.import-register": { input: () => ({ file: someRegister(), skipFaulty: true }) },
  "field-contacts.import-page": nothing,
  "field-contacts.new-contact-form": nothing,
  "field-contacts.contact-list": { input: () => ({ of: "unit", after: null }) },
  "field-contacts.police-group-list": nothing,
  "field-contacts.unfinished-contacts": nothing,
  "field-contacts.report": { input: () => period },
  "field-contacts.report-page": { input: () => ({ unchecked: period }) },
};
