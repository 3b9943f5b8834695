import type { Asking } from "./checker";

/** A year nobody has written about yet. */
const someYear = () => String(1901 + Math.floor(Math.random() * 98));
const texts = { summary: "Lugnt.", reached: "", chain: "", outcomes: "", needs: "", ahead: "", reason: "" };

export const reportInputs: Readonly<Record<string, Asking | readonly Asking[]>> = {
  "field-contacts.report-list": { input: () => ({}) },
  "field-contacts.published-report": { input: () => ({ period: "2024-T2" }) },
  "field-contacts.published-figures": {
    input: async ({ tenantId, unit, worker }, kit) => {
      await kit.sql(
        `insert into published_figures (tenant_id, unit_id, period, figures, settled_by, settled_at)
         values ($1, $2, '2024-T2', '{"total": 0, "lines": {}, "tables": {}}', $3, now()) on conflict do nothing`,
        [tenantId, unit.id, worker.accountId],
      );
      return { period: "2024-T2" };
    },
  },
  "field-contacts.measure-contacts": {
    input: async (target, kit) => {
      await kit.contact(target);
      return { period: "2026-T3", measure: "interventions", cut: "all", after: null };
    },
  },
  "field-contacts.save-report-text": { input: () => ({ period: someYear(), version: 0, ...texts }) },
  // Signing wants a draft in the signer's own words: the rule answers when there is none.
  "field-contacts.sign-report": {
    input: () => ({ period: "1900", version: 1, confirmed: true }),
    instead: () => "draftMissing",
  },
};
