/** What a measure is and which cuts a contact belongs to is said in SQL, for the counters, and in the domain: the same. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cutsOf, measuresOf } from "@/modules/field-contacts";
import { openHouse, type House } from "./support/house";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const maybe = <T>(...values: T[]) => fc.constantFrom(...values, null);
const yes = maybe(true, false);
const facts = fc.record({
  ...{ mumin: yes, presentAtIntervention: yes, presentAtInterrogation: yes, familyConversation: yes },
  ...{ miConversation: yes, assessmentMade: yes, takenOver: fc.boolean() },
  knownInDrugContexts: maybe("yes", "no", "unknown"),
  knownToSocialServices: maybe("yes", "no", "unknown"),
  knownToAddictionCare: maybe("yes", "no", "unknown"),
  testResult: maybe("positive", "negative", "none"),
  report: maybe("none", "socialDuty", "concern", "lvm"),
  offer: maybe("crisis", "care", "talk", "linkToTreatment", "housing", "nothing"),
  answer: maybe("yes", "no", "later"),
  notOfferedReason: maybe("outsideTargetGroup", "noPlace", "notWanted", "other"),
  firstVisit: maybe("came", "missed", "rebooked"),
  completed: maybe("yes", "no", "ongoing"),
  ageYears: maybe(0, 14, 15, 19, 20, 120),
  sex: maybe("woman", "man", "other"),
  policeGroupId: maybe("018f0000-0000-7000-8000-000000000001"),
  districtId: maybe("018f0000-0000-7000-8000-000000000002"),
});
type Facts = Parameters<typeof measuresOf>[0];

it("counts every contact the same in both", async () => {
  const samples = fc.sample(facts, 400) as Facts[];
  const rows = samples.map((one) =>
    Object.fromEntries(
      Object.entries(one).map(([name, value]) => [
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        value,
      ]),
    ),
  );
  const found = await house.rows<{ measures: string[]; cuts: string[] }>(
    `select app.measures_of(f) as measures, app.cuts_of(f) as cuts
     from jsonb_populate_recordset(null::field_contact, $1) f`,
    [JSON.stringify(rows)],
  );
  expect(found.map(({ measures }) => measures)).toEqual(samples.map((one) => measuresOf(one)));
  expect(found.map(({ cuts }) => cuts)).toEqual(samples.map((one) => cutsOf(one)));
});
