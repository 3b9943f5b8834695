import {
  addAssignment,
  addUnit,
  addUser,
  changeTenantSettings,
  listGoals,
  listUnits,
  listUsers,
  setReferenceTarget,
  setDeviceDrafts,
  showDeviceDrafts,
  showSettings,
} from "@/kernel/organisations";
import { configurePoliceGroup, policeGroupList } from "@/modules/field-contacts";
import { now, swedishDateOf } from "@/platform/clock";
import { asSomebody, type Somebody } from "./as-somebody";
import { townGoals, townGoalsFrom, townPoliceGroups, type TownAuthority, type TownUser } from "./town";

/** Brings an authority's units, people and goals in as its administrator would. What is there already stays as it is. */
export async function moveIn(authority: TownAuthority, password: string): Promise<void> {
  const name = { email: authority.administrator.email, tenantSlug: authority.slug };
  await asSomebody(name, async (administrator) => {
    await addUnits(administrator, authority);
    await addPeople(administrator, authority, password);
    if (authority.kind === "welfareBoard") {
      await setGoals(administrator);
      await namePoliceGroups(administrator);
      await allowDeviceDrafts(administrator);
    }
    await setSettings(administrator);
  });
}

async function addUnits({ act, look }: Somebody, authority: TownAuthority): Promise<void> {
  const known = new Set((await look(listUnits, {})).map((unit) => unit.name));
  for (const unit of authority.units) {
    const { name, kind, takesHandovers = false, takesDuties = false, takesDisclosures = false } = unit;
    if (!known.has(name)) await act(addUnit, { name, kind, takesHandovers, takesDuties, takesDisclosures });
  }
}

async function addPeople(somebody: Somebody, authority: TownAuthority, password: string): Promise<void> {
  const units = new Map((await somebody.look(listUnits, {})).map(({ name, id }) => [name, id]));
  const known = new Map((await somebody.look(listUsers, { status: "all" })).rows.map((row) => [row.email, row]));
  for (const person of authority.users) {
    const there = known.get(person.email);
    const accountId = there?.id ?? (await addPerson(somebody, person, password));
    for (const { unit, role, onDuty = false } of person.holds) {
      if (there?.assignments.some((held) => held.role === role && held.unitName === unit)) continue;
      const unitId = units.get(unit);
      if (!unitId) throw new Error(`${authority.slug} has no unit ${unit}`);
      const validFrom = swedishDateOf(now());
      await somebody.act(addAssignment, { accountId, unitId, role, onDuty, validFrom, lastDay: "" });
    }
  }
}

async function addPerson({ act }: Somebody, { email, name, locale }: TownUser, password: string): Promise<string> {
  const signIn = { signsInBy: "password", passphrase: password } as const;
  return (await act(addUser, { email, name, locale: locale ?? "sv", ...signIn })).accountId;
}

async function setGoals({ act, look }: Somebody): Promise<void> {
  const known = new Set((await look(listGoals, {})).goals.map((goal) => goal.measure));
  for (const { measure, value } of townGoals) {
    if (!known.has(measure)) await act(setReferenceTarget, { measure, value, validFrom: townGoalsFrom });
  }
}

async function namePoliceGroups({ act, look }: Somebody): Promise<void> {
  const known = new Set((await look(policeGroupList, {})).map((group) => group.name));
  for (const name of townPoliceGroups) {
    if (!known.has(name)) await act(configurePoliceGroup, { policeGroupId: null, name, isClosed: false });
  }
}

/** The outreach workers of the town work at night where there is no net. */
async function allowDeviceDrafts({ act, look }: Somebody): Promise<void> {
  const { decided, today } = await look(showDeviceDrafts, {});
  if (decided.keepsDeviceDrafts) return;
  await act(setDeviceDrafts, {
    ...{ version: decided.version, keepsDeviceDrafts: true, draftHours: 48, decidedOn: today },
    reason:
      "Ungdomsjouren arbetar kvällar och nätter där nätet ofta saknas. Telefonerna är förvaltningens, låses efter en minut och kan raderas på avstånd.",
    decidedBy: "Socialnämnden (påhittat exempel, SN 2026/0417)",
  });
}

async function setSettings({ act, look }: Somebody): Promise<void> {
  const settings = await look(showSettings, {});
  if (settings.accessibilityContact !== null) return;
  await act(changeTenantSettings, { ...settings, accessibilityContact: "tillganglighet@asundby.example" });
}
