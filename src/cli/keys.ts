import "server-only";
import { parseArgs } from "node:util";
import { OldKeyInUse, rotateFieldKey } from "@/kernel/identity";
import type { Command } from "./command";
import { asOwner, tenantOf } from "./owner";
import { Refusal } from "./refusal";

/** Gives an authority a new field key while people work (docs/operations.md). */
export const rotateKeys: Command = {
  words: ["keys", "rotate"],
  usage: "keys rotate --tenant SLUG",
  run: async (args, { out, say }) => {
    const { values } = parseArgs({ args: [...args], options: { tenant: { type: "string" } }, strict: true });
    const done = await asOwner(async (client) =>
      rotateFieldKey(client, await tenantOf(client, values.tenant), say),
    ).catch((fault: unknown) => {
      if (fault instanceof OldKeyInUse) throw new Refusal(fault.message, 1);
      throw fault;
    });
    const old =
      done.destroyed.length === 0 ? "no old version was left" : `destroyed: version ${done.destroyed.join(", ")}`;
    out(`The field key is now version ${String(done.version)}. ${String(done.texts)} texts sealed anew; ${old}.`);
    return 0;
  },
};
