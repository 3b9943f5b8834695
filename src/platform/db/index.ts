/**
 * The machine that holds the connection. Only the gate, audit, events and identity may import it (the dependency map
 * says so): everybody else is handed a transaction inside a `Scope`.
 */
import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/generated/prisma/client";
import { env } from "@/platform/env";
import { statementNames } from "./statement-names";

export { Prisma };
export { withOwner, type OwnerConnection } from "./owner";

/** The client inside one transaction. */
export type Tx = Prisma.TransactionClient;

/** How long one transaction may take and wait for a connection, in milliseconds. No network call happens inside one. */
const TRANSACTION_LIMITS = { timeout: 20_000, maxWait: 5_000 } as const;

/** Connections of one process. Two cores keep twenty busy; more only queue inside Postgres. */
const POOL_SIZE = 20;

let client: PrismaClient | undefined;
let connectedTo: string | undefined;

/** The one client of this process, made when it is first needed. */
export function database(): PrismaClient {
  const url = env().DATABASE_URL;
  if (!client || connectedTo !== url) {
    client = new PrismaClient({
      adapter: new PrismaPg({ connectionString: url, max: POOL_SIZE }, { statementNameGenerator: statementNames() }),
      log: [],
    });
    connectedTo = url;
  }
  return client;
}

/** Runs `work` in one transaction at READ COMMITTED. `timeoutMs` is for imports, which write many rows. */
export function inTransaction<T>(
  work: (tx: Tx) => Promise<T>,
  timeoutMs: number = TRANSACTION_LIMITS.timeout,
): Promise<T> {
  return database().$transaction(work, { timeout: timeoutMs, maxWait: TRANSACTION_LIMITS.maxWait });
}

/** Lets go of the connections: for command lines and tests, which would not end otherwise. */
export async function disconnect(): Promise<void> {
  await client?.$disconnect();
  client = undefined;
}
