import {
  configureDistrict,
  configureService,
  decideHousingRule,
  decideServiceGroup,
  serviceConfiguration,
} from "@/modules/field-contacts";
import { asSomebody, type Somebody } from "./as-somebody";

const administrator = { email: "admin@asundby.example", tenantSlug: "socialnamnden" };

/** Who takes people over in the town, and whom. At 20 the borders overlap. */
const services = [
  { name: "Maria Ungdom", kind: "addictionCare", ageFrom: null, ageTo: 20 },
  { name: "Uppsökarenheten", kind: "outreach", ageFrom: 20, ageTo: null },
  { name: "BAS", kind: "addictionCare", ageFrom: 21, ageTo: null, needsSevereAbuse: true },
  { name: "Öppenvården i Norra", kind: "openClinic", ageFrom: 16, ageTo: null },
  { name: "Ungdomsjouren", kind: "crisisSupport", ageFrom: null, ageTo: null },
  { name: "Akutboendet Bryggan", kind: "acuteHousing", ageFrom: 20, ageTo: null },
  { name: "Korttidsboendet Eken", kind: "shortStayHousing", ageFrom: 20, ageTo: 25 },
  { name: "Härbärget Lyktan", kind: "nightShelter", ageFrom: 18, ageTo: null },
] as const;
const decision = { validFrom: "2025-01-01", decidedBy: "Socialnämnden den 12 december 2024" };

/** The receiving services, their target groups, the rules of the roof guarantee and the districts, as decided in the town. */
export async function seedServices(): Promise<void> {
  await asSomebody(administrator, async (somebody) => {
    const known = await somebody.look(serviceConfiguration, {});
    await addServices(somebody, new Set(known.services.map(({ name }) => name)));
    const districts = new Set(known.districts.map(({ name }) => name));
    for (const name of ["Norra", "Södra"].filter((one) => !districts.has(one))) {
      await somebody.act(configureDistrict, { districtId: null, name, isClosed: false });
    }
    if (known.housingRules.length > 0) return;
    await somebody.act(decideHousingRule, { betterFirstTo: 25, acuteHousingFrom: 20, ...decision });
  });
}

async function addServices({ act }: Somebody, known: ReadonlySet<string>): Promise<void> {
  for (const { name, kind, ageFrom, ageTo, ...more } of services.filter((one) => !known.has(one.name))) {
    const { serviceId } = await act(configureService, { serviceId: null, name, kind, isClosed: false });
    const needsSevereAbuse = "needsSevereAbuse" in more;
    await act(decideServiceGroup, { serviceId, ageFrom, ageTo, needsSevereAbuse, ...decision });
  }
}
