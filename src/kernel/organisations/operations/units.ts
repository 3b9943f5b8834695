import "server-only";
import { operation } from "../corridor";
import { findUnitFacts, findUnitRow, insertUnit, isUnitNameTaken, saveUnit, saveUnitClosing } from "../data/units";
import { decideAddUnit, decideChangeUnit, decideCloseUnit, decideReopenUnit } from "../domain/unit";
import { addUnitSchema, changeUnitSchema, unitSchema } from "../schema";

const organisation = () => ({ kind: "organisation" }) as const;

/** Adds a unit to the authority. */
export const addUnit = operation({
  name: "add-unit",
  input: addUnitSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope, { name }) => ({ nameTaken: await isUnitNameTaken(scope, name) }),
  decide: decideAddUnit,
  save: async (scope, input) => ({ unitId: await insertUnit(scope, input) }),
  records: () => ({
    event: "unit-added",
    fields: ["name", "kind", "takesHandovers", "takesDuties", "takesDisclosures"],
    records: 1,
  }),
});

/** Changes a unit's name, kind and what is sent to it. */
export const changeUnit = operation({
  name: "change-unit",
  input: changeUnitSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope, { unitId, name }) =>
    (await findUnitRow(scope, unitId)) && { nameTaken: await isUnitNameTaken(scope, name, unitId) },
  decide: decideChangeUnit,
  save: async (scope, input) => {
    await saveUnit(scope, input);
    return { unitId: input.unitId, version: input.version + 1 };
  },
  records: () => ({
    event: "unit-changed",
    fields: ["name", "kind", "takesHandovers", "takesDuties", "takesDisclosures"],
    records: 1,
  }),
});

/** Closes a unit that nobody holds an assignment at and no open case hangs on. */
export const closeUnit = operation({
  name: "close-unit",
  input: unitSchema,
  needs: "administer",
  subject: organisation,
  load: (scope, { unitId }) => findUnitFacts(scope, unitId),
  decide: decideCloseUnit,
  save: async (scope, { closedOn }, { input }) => {
    await saveUnitClosing(scope, input.unitId, closedOn);
    return { unitId: input.unitId };
  },
  records: () => ({ event: "unit-closed", fields: ["closedOn"], records: 1 }),
});

/** Opens a closed unit again. */
export const reopenUnit = operation({
  name: "reopen-unit",
  input: unitSchema,
  needs: "administer",
  subject: organisation,
  load: (scope, { unitId }) => findUnitFacts(scope, unitId),
  decide: decideReopenUnit,
  save: async (scope, { closedOn }, { input }) => {
    await saveUnitClosing(scope, input.unitId, closedOn);
    return { unitId: input.unitId };
  },
  records: () => ({ event: "unit-reopened", fields: ["closedOn"], records: 1 }),
});
