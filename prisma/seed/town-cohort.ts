/** The register of the reference year 2008, brought in by the head of Ungdomsjouren as any register is. */
export async function seedCohort(): Promise<void> {}
