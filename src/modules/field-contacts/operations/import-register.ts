import "server-only";
import { digest } from "@/platform/crypto";
import { ok, refuse } from "@/platform/result";
import { operation } from "../corridor";
import { insertRegisterImport, insertRegisterRows } from "../data/register-rows";
import { importRegisterSchema } from "../register-schema";
import { readAgainstUnit } from "../views/register-reading";

/** Twenty thousand rows take seconds; two hundred thousand, the most a file may have, under two minutes on a slow disk. */
const IMPORT_TIMEOUT_MS = 180_000;

/**
 * Imports a register: one row, one figure. All of the file in one transaction or nothing. A row whose Löpnr and Datum
 * the unit has already is left as it is, so the same file twice adds nothing.
 */
export const importRegister = operation({
  name: "import-register",
  input: importRegisterSchema,
  needs: "decide",
  subject: () => ({ kind: "unitOverview" }),
  timeoutMs: IMPORT_TIMEOUT_MS,
  load: (scope, { file }) => readAgainstUnit(scope, file),
  decide: (reading, { skipFaulty }) => {
    if (!reading.ok) return refuse("fileFaulty", { field: "file" });
    const { errorCount } = reading.value.reading;
    if (errorCount > 0 && !skipFaulty) return refuse("rowsFaulty", { field: "file", details: { count: errorCount } });
    return ok(reading.value);
  },
  save: async (scope, { newRows, knownCount, groups }, { input }) => {
    const importId = await insertRegisterImport(scope, {
      fileHash: digest(input.file),
      added: newRows.length,
      unchanged: knownCount,
    });
    const added = await insertRegisterRows(scope, importId, newRows, groups);
    return { importId, added, unchanged: knownCount + newRows.length - added };
  },
  records: ({ value }) => ({ event: "register-imported", records: value.added }),
});
