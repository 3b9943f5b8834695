import type { Role } from "@/kernel/identity";
import type { UnitKind } from "@/kernel/organisations";

/**
 * The demo town Åsundby: its authorities, units and people. Everything is invented; the
 * addresses end in `.example`, which no real address can (RFC 2606).
 */

export interface TownUnit {
  readonly name: string;
  readonly kind: UnitKind;
  readonly takesHandovers?: boolean;
  readonly takesDuties?: boolean;
  readonly takesDisclosures?: boolean;
}

export interface TownAssignment {
  readonly unit: string;
  readonly role: Role;
  readonly onDuty?: boolean;
}

export interface TownUser {
  readonly email: string;
  readonly name: string;
  readonly locale?: "en";
  readonly holds: readonly TownAssignment[];
}

export interface TownAuthority {
  readonly slug: string;
  readonly name: string;
  readonly kind: "welfareBoard" | "districtBoard" | "policeArea" | "region" | "principal" | "housingCompany";
  /** The unit that founding makes, where the administrator sits. */
  readonly administration: string;
  readonly administrator: { readonly email: string; readonly name: string };
  readonly units: readonly TownUnit[];
  readonly users: readonly TownUser[];
}

const user = (email: string, name: string, ...holds: TownAssignment[]): TownUser => ({
  email: `${email}@asundby.example`,
  name,
  holds,
});

const socialnamnden: TownAuthority = {
  slug: "socialnamnden",
  name: "Socialnämnden i Åsundby",
  kind: "welfareBoard",
  administration: "Förvaltningskontoret",
  administrator: { email: "admin@asundby.example", name: "Åke Källström" },
  units: [
    { name: "Ungdomsjouren", kind: "youthDuty" },
    { name: "Socialjouren", kind: "socialDutyService", takesHandovers: true, takesDuties: true },
    { name: "Uppsökarenheten", kind: "outreach", takesHandovers: true },
  ],
  users: [
    user("enhetschef", "Birgitta Åström", { unit: "Ungdomsjouren", role: "unitHead" }),
    user("uppsokare", "Linnéa Öberg", { unit: "Ungdomsjouren", role: "outreachWorker" }),
    user(
      "uppsokare2",
      "Jonas Häggkvist",
      { unit: "Ungdomsjouren", role: "outreachWorker" },
      { unit: "Socialjouren", role: "socialWorker", onDuty: true },
    ),
    user("enhetschef.socialjour", "Gunnar Sjögren", { unit: "Socialjouren", role: "unitHead" }),
    user("socialjour", "Märta Ekelöf", { unit: "Socialjouren", role: "socialWorker", onDuty: true }),
    user("socialjour2", "Sören Åkerblom", { unit: "Socialjouren", role: "socialWorker", onDuty: true }),
    user("enhetschef.uppsok", "Ragnhild Västerås", { unit: "Uppsökarenheten", role: "unitHead" }),
    user("vuxenuppsokare", "Göran Näslund", { unit: "Uppsökarenheten", role: "outreachWorker" }),
    user("registrator", "Kerstin Löfgren", { unit: "Förvaltningskontoret", role: "registrar" }),
    user("logg", "Östen Bergsjö", { unit: "Förvaltningskontoret", role: "logReviewer" }),
  ],
};

const district = (slug: string, name: string, people: TownAuthority["users"], admin: string): TownAuthority => ({
  slug,
  name: `${name} stadsdelsnämnd`,
  kind: "districtBoard",
  administration: "Stadsdelsförvaltningen",
  administrator: { email: `admin.${slug}@asundby.example`, name: admin },
  units: [
    { name: "Unga", kind: "youth", takesHandovers: true, takesDisclosures: true },
    { name: "Vuxna", kind: "adults", takesHandovers: true, takesDisclosures: true },
    { name: "Boende", kind: "housing", takesHandovers: true },
  ],
  users: people,
});

const districts = [
  district(
    "norra",
    "Norra",
    [
      user("enhetschef.norra", "Ingegärd Höglund", { unit: "Unga", role: "unitHead" }),
      user("samordnare.norra", "Amina Färdig", { unit: "Unga", role: "coordinator" }),
      user("socialsekreterare.norra", "Måns Lindström", { unit: "Unga", role: "socialWorker", onDuty: true }),
      user("handlaggare.norra", "Åsa Björklund", { unit: "Vuxna", role: "caseManager", onDuty: true }),
      user("bosamordnare.norra", "Yngve Törnqvist", { unit: "Boende", role: "housingCoordinator" }),
      user("registrator.norra", "Kajsa Fridlund", { unit: "Stadsdelsförvaltningen", role: "registrar" }),
    ],
    "Anna-Lena Sköld",
  ),
  district(
    "sodra",
    "Södra",
    [
      user("enhetschef.sodra", "Pär Wåhlin", { unit: "Boende", role: "unitHead" }),
      user("samordnare.sodra", "Elin Rönnqvist", { unit: "Unga", role: "coordinator", onDuty: true }),
      user("handlaggare.sodra", "Tomas Öhrn", { unit: "Vuxna", role: "caseManager", onDuty: true }),
      user("bosamordnare.sodra", "Siv Hedström", { unit: "Boende", role: "housingCoordinator" }),
      user("registrator.sodra", "Ingvar Skoglund", { unit: "Stadsdelsförvaltningen", role: "registrar" }),
    ],
    "Lars-Åke Frölund",
  ),
];

const partners: readonly TownAuthority[] = [
  {
    slug: "polisen",
    name: "Polisen, lokalpolisområde Åsundby",
    kind: "policeArea",
    administration: "Ledningsgruppen",
    administrator: { email: "admin.polisen@asundby.example", name: "Rolf Grönvall" },
    units: [
      ...[1, 2, 3].map((number) => ({ name: `Grupp ${number}`, kind: "policeGroup" as const })),
      { name: "Ungdomsutredarna", kind: "policeGroup", takesDisclosures: true },
    ],
    users: [
      user("polis", "Camilla Sjöstrand", { unit: "Grupp 1", role: "policeLiaison" }),
      user("polis3", "Anders Kärrman", { unit: "Grupp 3", role: "policeLiaison" }),
      user("ungdomsutredare", "Håkan Nylén", { unit: "Ungdomsutredarna", role: "policeLiaison" }),
      user("registrator.polisen", "Stina Hammarlund", { unit: "Ledningsgruppen", role: "registrar" }),
    ],
  },
  {
    slug: "regionen",
    name: "Region Åsundby",
    kind: "region",
    administration: "Beroendecentrum",
    administrator: { email: "admin.regionen@asundby.example", name: "Ulrika Fält" },
    units: [
      { name: "Maria Ungdom", kind: "care" },
      { name: "BAS", kind: "care" },
    ],
    users: [
      user("mariaungdom", "Sofia Grönlund", { unit: "Maria Ungdom", role: "partnerProfessional" }),
      user("bas", "Börje Åhlén", { unit: "BAS", role: "partnerProfessional" }),
      user("registrator.regionen", "Torsten Väst", { unit: "Beroendecentrum", role: "registrar" }),
    ],
  },
  {
    slug: "skolan",
    name: "Utbildningsnämnden i Åsundby",
    kind: "principal",
    administration: "Utbildningskontoret",
    administrator: { email: "admin.skolan@asundby.example", name: "Maj-Britt Översjö" },
    units: [{ name: "Elevhälsan", kind: "school" }],
    users: [
      user("elevhalsa", "Fredrik Hållén", { unit: "Elevhälsan", role: "partnerProfessional" }),
      user("registrator.skolan", "Gun Åberg", { unit: "Utbildningskontoret", role: "registrar" }),
    ],
  },
  {
    slug: "bostadsbolaget",
    name: "Åsundbyhem AB",
    kind: "housingCompany",
    administration: "Kundkontoret",
    administrator: { email: "admin.bostad@asundby.example", name: "Jöns Ängqvist" },
    units: [{ name: "Boendestöd", kind: "housing" }],
    users: [
      user("hyresvard", "Petra Söderlind", { unit: "Boendestöd", role: "partnerProfessional" }),
      user("registrator.bostad", "Valter Öström", { unit: "Kundkontoret", role: "registrar" }),
    ],
  },
];

/** The authorities of the town. The welfare board comes first: its people are the first in the list of sign-ins. */
export const town: readonly TownAuthority[] = [socialnamnden, ...districts, ...partners];

/** Goals of the welfare board, per cent, beside the figures from the reference year on. */
export const townGoals = [
  { measure: "field-contacts.mumin", value: "80" },
  { measure: "field-contacts.completed", value: "70" },
] as const;
export const townGoalsFrom = "2008-01-01";

/** The groups of the local police area as Ungdomsjouren names them in its contacts and its register. */
export const townPoliceGroups = ["Grupp 1", "Grupp 2", "Grupp 3"] as const;
