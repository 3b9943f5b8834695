/** The headings under which the editor comments, in the order of the report. */
export const reportSections = ["summary", "reached", "chain", "outcomes", "needs", "ahead"] as const;
export type ReportSection = (typeof reportSections)[number];

/** The text of one version: a comment for each heading, empty where there is none. */
export type ReportText = Readonly<Record<ReportSection, string>>;

/** A text without a word. */
export const emptyText = Object.fromEntries(reportSections.map((section) => [section, ""])) as Record<
  ReportSection,
  string
>;
