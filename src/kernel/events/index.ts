/** What one workflow tells the rest, by name, in the transaction that made it true. Payloads are ids only. */
import "server-only";
import type { Tx } from "@/platform/db";
import { uuidv7 } from "@/platform/id";

export interface HouseEvent {
  /** `<workflow>.<past tense>`, for instance `field-contacts.handed-over`. */
  readonly name: string;
  readonly payload: Readonly<Record<string, string>>;
}

/** Puts events in the outbox. Nobody reads them yet: a deliverer comes with the first workflow that hears another. */
export async function announce(tx: Tx, tenantId: string, at: Date, events: readonly HouseEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.outboxEvent.createMany({
    data: events.map((event) => ({ tenantId, id: uuidv7(at), name: event.name, payload: { ...event.payload }, at })),
  });
}
