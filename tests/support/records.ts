/** Rows that acts are about, made on the administrator's connection: the least a case or a person needs to exist. */
import { randomBytes } from "node:crypto";
import { now } from "@/platform/clock";
import { uuidv7 } from "@/platform/id";
import type { House, Unit, Worker } from "./house";

/** A case at the unit, worked on by those named. Answers its id. */
export async function addCase(
  house: House,
  about: { unit: Unit; workers?: readonly Worker[]; receivingUnit?: Unit; personId?: string; workflow?: string },
): Promise<string> {
  const id = uuidv7(now());
  const { id: tenantId } = about.unit.tenant;
  const workerIds = (about.workers ?? []).map((worker) => worker.accountId);
  const openedBy = workerIds[0] ?? uuidv7(now());
  await house.rows(
    `insert into case_record (tenant_id, id, number, workflow, unit_id, receiving_unit_id, person_id, worker_ids, opened_by, opened_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,now())`,
    [
      ...[tenantId, id, `T-${randomBytes(5).toString("hex")}`, about.workflow ?? "gate-test", about.unit.id],
      ...[about.receivingUnit?.id ?? null, about.personId ?? null, workerIds, openedBy],
    ],
  );
  // The opener's own row follows from the case.
  for (const accountId of workerIds.slice(1))
    // A trigger makes the one who opened it a worker already.
    await house.rows(
      "insert into case_worker (tenant_id, case_id, account_id, since) values ($1,$2,$3,now()) on conflict do nothing",
      [tenantId, id, accountId],
    );
  return id;
}

/** A person with a temporary identity; `readers` is the group that may see them when protected. Answers the id. */
export async function addPerson(
  house: House,
  about: {
    tenant: { id: string };
    registeredBy?: Pick<Worker, "accountId">;
    protection?: "none" | "confidentialityFlag" | "protectedRegistration" | "assumedIdentity";
    readers?: readonly Pick<Worker, "accountId">[];
    givenName?: string;
    familyName?: string;
  },
): Promise<string> {
  const id = uuidv7(now());
  const registeredBy = about.registeredBy?.accountId ?? uuidv7(now());
  await house.rows(
    `insert into person (tenant_id, id, identity_kind, temporary_id, given_name, family_name, protection, registered_by, registered_at)
     values ($1,$2,'temporary',$3,$4,$5,$6,$7,now())`,
    [
      ...[about.tenant.id, id, `TEMP-${randomBytes(4).toString("hex")}`, about.givenName ?? "Kim"],
      ...[about.familyName ?? "Påhittad", about.protection ?? "none", registeredBy],
    ],
  );
  for (const reader of about.readers ?? [])
    await house.rows(
      "insert into person_reader (tenant_id, person_id, account_id, granted_by, granted_at) values ($1,$2,$3,$4,now())",
      [about.tenant.id, id, reader.accountId, registeredBy],
    );
  return id;
}
