import type { RegisterRow } from "../domain/register-row";
import {
  type CellReading,
  readAge,
  readChoice,
  readDate,
  readFreeChoice,
  readNumber,
  readPoliceGroup,
  readTime,
} from "./register-cells";

/**
 * The columns of the MUMIN register, in the order they are written. Each knows its
 * heading, the values it takes and how it is written back.
 */
export interface RegisterColumn {
  readonly fact: keyof RegisterRow;
  /** The heading as the format states it, with its legend. */
  readonly heading: string;
  /** Other headings seen for the same thing. */
  readonly alsoCalled: readonly string[];
  /** A row without this value cannot be kept. */
  readonly required: boolean;
  readonly read: (text: string) => CellReading;
  readonly write: (value: unknown) => string;
}

type Words = Readonly<Record<string, readonly string[]>>;

// The first word of each value is the one we write; the rest are what registers have been seen to say.
const yesNo: Words = {
  true: ["J", "Ja", "Y", "Yes", "Sant", "True"],
  false: ["N", "Nej", "No", "Falskt", "False"],
};
const yesNoUnknown: Words = {
  yes: ["J", "Ja", "Y", "Yes", "Sant", "True"],
  no: ["N", "Nej", "No", "Falskt", "False"],
  unknown: ["?", "Vet ej", "Vet inte", "Okänt", "Okänd", "Ej känt"],
};
const places: Words = {
  street: ["gata", "gatan", "torg", "gata/torg"],
  park: ["park", "parken"],
  nightlife: ["krog", "nattklubb", "klubb", "nöjesliv", "nöjeslokal", "krogmiljö"],
  transport: ["kollektivtrafik", "tunnelbana", "buss", "tåg", "tbana", "t-bana"],
  home: ["hem", "bostad", "hemmet"],
  school: ["skola", "skolan"],
  station: ["station", "polisstation", "stationen"],
  other: ["annan", "annat", "övrigt", "annan plats"],
};
const reasons: Words = {
  minorDrugOffence: [
    "ringa narkotikabrott",
    "misstanke om ringa narkotikabrott",
    "misstänkt ringa narkotikabrott",
    "ringa nark",
    "ringa narkotika",
    "narkotikabrott",
    "narkotika",
    "eget bruk",
  ],
  other: ["annan", "annat", "övrigt", "annan anledning"],
};

export const registerColumns: readonly RegisterColumn[] = [
  column("registerNumber", "Löpnr", readNumber, String, ["Löpnummer", "Nr", "Lnr"], true),
  column("occurredOn", "Datum (ÅÅÅÅ-MM-DD)", readDate, String, [], true),
  column("occurredTime", "Tid (TT:MM)", readTime, String, ["Klockslag"]),
  column("policeGroup", "Polisgrupp", readPoliceGroup, String, ["Grupp"]),
  freeChoice("placeType", "Platstyp", places, ["Plats"]),
  freeChoice("reason", "Anledning", reasons, ["Orsak"]),
  choice("testResult", "Test (pos/neg/ej)", {
    positive: ["pos", "positiv", "positivt", "+"],
    negative: ["neg", "negativ", "negativt"],
    none: ["ej", "ej test", "ej taget", "ej testad", "inget", "inget test"],
  }),
  column("ageYears", "Ålder", readAge, String, ["Ålder (år)"]),
  choice("sex", "Kön (K/M/X)", {
    woman: ["K", "Kvinna", "F", "Flicka"],
    man: ["M", "Man", "P", "Pojke"],
    other: ["X", "Annat", "Annan"],
  }),
  choice("knownInDrugContexts", "Känd narkotika (J/N/?)", yesNoUnknown),
  choice("knownToSocialServices", "Känd socialtjänst (J/N/?)", yesNoUnknown),
  choice("knownToAddictionCare", "Känd beroendevård (J/N/?)", yesNoUnknown),
  choice("mumin", "MUMIN (J/N)", yesNo),
  choice("presentAtInterrogation", "Närvaro förhör (J/N)", yesNo, ["Närvaro vid förhör"]),
  choice("assessmentMade", "Bedömning (J/N)", yesNo),
  choice("report", "Anmälan (ingen/socialjour/oro/LVM)", {
    none: ["ingen", "inget", "nej"],
    socialDuty: ["socialjour", "socialjouren"],
    concern: ["oro", "orosanmälan"],
    lvm: ["LVM", "LVM-anmälan"],
  }),
  choice("offer", "Erbjudande (vård/samtal/boende/inget)", {
    care: ["vård"],
    talk: ["samtal"],
    housing: ["boende"],
    nothing: ["inget", "ingenting", "inga"],
  }),
  choice("answer", "Svar (ja/nej/senare/-)", {
    yes: ["ja", "j"],
    no: ["nej", "n"],
    later: ["senare"],
  }),
  choice("intakeRegistered", "Aktualiserad (J/N)", yesNo),
  choice("firstVisit", "Första besök (kom/uteblev/ombokad/-)", {
    came: ["kom"],
    missed: ["uteblev", "uteblivit", "kom ej", "kom inte"],
    rebooked: ["ombokad", "ombokat", "ombokades"],
  }),
  choice("completed", "Fullföljt (J/N/pågår/-)", {
    yes: ["J", "ja"],
    no: ["N", "nej"],
    ongoing: ["pågår", "pågående"],
  }),
];

function column(
  fact: keyof RegisterRow,
  heading: string,
  read: (text: string) => CellReading,
  write: (value: never) => string = String,
  alsoCalled: readonly string[] = [],
  required = false,
): RegisterColumn {
  return { fact, heading, alsoCalled, required, read, write: write as (value: unknown) => string };
}

function choice(fact: keyof RegisterRow, heading: string, words: Words, alsoCalled: readonly string[] = []) {
  return column(fact, heading, readChoice(words), wordFor(words), alsoCalled);
}

function freeChoice(fact: keyof RegisterRow, heading: string, words: Words, alsoCalled: readonly string[]) {
  return column(fact, heading, readFreeChoice(words), wordFor(words), alsoCalled);
}

function wordFor(words: Words) {
  return (value: unknown) => words[String(value)]?.[0] ?? "";
}

/** A heading reduced to what tells columns apart: no legend, case, spaces, punctuation or diacritics. */
export function foldHeading(heading: string): string {
  return heading
    .replace(/\(.*$/s, "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

const columnsByHeading = new Map(
  registerColumns.flatMap((known) =>
    [known.heading, ...known.alsoCalled].map((heading) => [foldHeading(heading), known] as const),
  ),
);

/** The column a heading means, or undefined for one the register format does not have. */
export function columnForHeading(heading: string): RegisterColumn | undefined {
  return columnsByHeading.get(foldHeading(heading));
}
