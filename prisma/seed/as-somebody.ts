import { randomUUID } from "node:crypto";
import type * as z from "zod";
import { runOperation, runView, type Operation, type View } from "@/kernel/gate";
import { beginOperatorSession, endOperatorSession, type OperatorName } from "@/kernel/identity";
import type { Reply } from "@/platform/result";

/** What a named user of the town can do through the gate. A refusal is a mistake of the seed: it throws. */
export interface Somebody {
  readonly act: <S extends z.ZodType, Out>(operation: Operation<S, Out>, input: z.input<S>) => Promise<Out>;
  readonly look: <S extends z.ZodType, T>(view: View<S, T>, input: z.input<S>) => Promise<T>;
}

/** Does some work as one of the town's people, in a session that ends with it. */
export async function asSomebody<T>(name: OperatorName, work: (somebody: Somebody) => Promise<T>): Promise<T> {
  const begun = await beginOperatorSession(name);
  if (!begun.ok) throw new Error(`${name.email}: ${begun.code}`);
  const claim = begun.value;
  const call = (unverifiedInput: unknown) => ({ claim, unverifiedInput, channel: "cli" as const });
  try {
    return await work({
      act: async (operation, input) =>
        taken((await runOperation(operation, { ...call(input), unverifiedKey: randomUUID() })).reply, operation.name),
      look: async (view, input) => taken((await runView(view, call(input))).reply, view.name),
    });
  } finally {
    await endOperatorSession(claim);
  }
}

function taken<T>(reply: Reply<T>, act: string): T {
  if (reply.ok) return reply.value;
  const fields = Object.entries(reply.fields).map(([field, { key }]) => `${field}: ${key}`);
  throw new Error(`${act}: ${[reply.message, ...fields, reply.reference ?? ""].join(" ")}`);
}
