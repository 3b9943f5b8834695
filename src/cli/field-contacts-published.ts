import "server-only";
import { parseArgs } from "node:util";
import { runView } from "@/kernel/gate";
import { publishedAsJson, publishedFigures, writePublishedCsv, writePublishedXlsx } from "@/modules/field-contacts";
import { asUser, asUserOptions } from "./as-user";
import type { Command } from "./command";
import { sentenceFor } from "./messages";
import { Refusal } from "./refusal";

/** The published figures of one period, masked and settled: the same numbers as every other document of it. */
export const reportPublished: Command = {
  words: ["report", "field-contacts-published"],
  usage:
    "report field-contacts-published --as EMAIL --period 2026-T1|2026 [--format json|csv|xlsx] [--unit NAME] [--tenant SLUG]",
  run: async (args, terminal) => {
    const { values } = parseArgs({
      args: [...args],
      options: { ...asUserOptions, period: { type: "string" }, format: { type: "string", default: "json" } },
      strict: true,
    });
    const { period, format } = values;
    if (period === undefined) throw new Refusal("Say the period: --period 2026-T1 or --period 2026.");
    if (!["json", "csv", "xlsx"].includes(format)) throw new Refusal("The format is json, csv or xlsx.");
    const { reply } = await asUser(values, (claim) =>
      runView(publishedFigures, { claim, unverifiedInput: { period }, channel: "cli" }),
    );
    if (!reply.ok) {
      const [field] = Object.values(reply.fields);
      if (reply.code === "notFound")
        throw new Refusal(`Nothing is published for ${period}: the unit head signs it first.`, 1);
      throw new Refusal(sentenceFor(field?.key ?? reply.message, field?.details ?? reply.details), 1);
    }
    if (format === "json") terminal.out(JSON.stringify(publishedAsJson(reply.value), null, 2));
    else terminal.bytes(format === "csv" ? writePublishedCsv(reply.value) : await writePublishedXlsx(reply.value));
    return 0;
  },
};
