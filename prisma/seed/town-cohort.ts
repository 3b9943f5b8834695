import { importRegister } from "@/modules/field-contacts";
import { asSomebody } from "./as-somebody";
import { cohortCsv } from "./cohort-csv";

const headOfUngdomsjouren = { email: "enhetschef@asundby.example", tenantSlug: "socialnamnden" };

/** The register of the reference year 2008, brought in by the head of Ungdomsjouren as any register is; twice adds nothing. */
export async function seedCohort(): Promise<void> {
  const file = new TextEncoder().encode(cohortCsv());
  await asSomebody(headOfUngdomsjouren, ({ act }) => act(importRegister, { file, skipFaulty: false }));
}
