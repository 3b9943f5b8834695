import "server-only";
import { expectOneRow, type Scope } from "../../gate";

/** A letter that did not arrive, for the administrator: to whom and why, never what was in it. */
export interface DeadMail {
  readonly id: string;
  readonly recipientName: string;
  readonly madeAt: Date;
  readonly deadAt: Date;
  readonly attempts: number;
  /** connection | timeout | auth | tls | rejected | temporary | other */
  readonly fault: MailFault;
}

export const mailFaults = ["connection", "timeout", "auth", "tls", "rejected", "temporary", "other"] as const;
export type MailFault = (typeof mailFaults)[number];

/** Whether letters leave. */
export interface MailState {
  /** Letters made and not yet sent, nor given up. */
  readonly waiting: number;
  readonly lastSentAt: Date | null;
  /** The last fault of a letter that is still tried, or null. */
  readonly lastFault: MailFault | null;
  /** Newest first. */
  readonly dead: readonly DeadMail[];
}

/** How many letters given up are listed. */
const DEAD = 50;

export async function findMailState(scope: Scope): Promise<MailState> {
  const { tenantId } = scope;
  const open = { tenantId, sentAt: null, droppedAt: null, deadAt: null };
  const waiting = await scope.tx.noticeMail.count({ where: open });
  const failing = await scope.tx.noticeMail.findFirst({
    where: { ...open, lastFault: { not: null } },
    select: { lastFault: true },
    orderBy: { madeAt: "desc" },
  });
  const sent = await scope.tx.noticeMail.aggregate({ where: { tenantId }, _max: { sentAt: true } });
  const dead = await scope.tx.noticeMail.findMany({
    where: { tenantId, deadAt: { not: null } },
    include: { recipient: { select: { displayName: true } } },
    orderBy: [{ deadAt: "desc" }, { id: "desc" }],
    take: DEAD,
  });
  return {
    waiting,
    lastSentAt: sent._max.sentAt,
    lastFault: failing && faultOf(failing.lastFault),
    dead: dead.map(({ id, recipient, madeAt, deadAt, attempts, lastFault }) => ({
      ...{ id, recipientName: recipient.displayName, madeAt, deadAt: deadAt ?? madeAt, attempts },
      fault: faultOf(lastFault),
    })),
  };
}

function faultOf(text: string | null): MailFault {
  return mailFaults.find((fault) => fault === text) ?? "other";
}

/** A letter that was given up, or null. */
export async function findDeadMail(scope: Scope, mailId: string): Promise<{ readonly id: string } | null> {
  return scope.tx.noticeMail.findFirst({
    where: { tenantId: scope.tenantId, id: mailId, deadAt: { not: null } },
    select: { id: true },
  });
}

/** Has a letter tried again, from the first attempt, at once. */
export async function saveRetry(scope: Scope, mailId: string): Promise<void> {
  expectOneRow(
    await scope.tx.noticeMail.updateMany({
      where: { tenantId: scope.tenantId, id: mailId, deadAt: { not: null } },
      data: { deadAt: null, attempts: 0, nextTryAt: scope.now },
    }),
  );
}
