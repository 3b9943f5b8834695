import "server-only";
import type { Scope } from "@/kernel/gate";
import type { MonthOfNeeds } from "../../domain/waiting/needs";

interface Row extends Record<string, number | string> {
  readonly month: string;
}

/**
 * Needs without a service at the principal's own unit, month by month, in one pass over the contacts of the year. A
 * contact is taken over when somebody else has it, it is registered as intake, or a first visit is booked or was made.
 */
export async function countNeeds(
  scope: Scope,
  { months, takerDays }: { readonly months: readonly string[]; readonly takerDays: number },
): Promise<MonthOfNeeds[]> {
  const [newest = scope.today.slice(0, 7)] = months;
  const oldest = months.at(-1) ?? newest;
  const rows = await scope.tx.$queryRaw<Row[]>`
    with contact as (
      select to_char(f.occurred_on, 'YYYY-MM') as month, f.social_need,
        f.standing = 'takenOver' or f.intake_registered is true or f.first_visit is not null or f.first_visit_due_on is not null
          or f.completed is not null or f.occurred_on + ${takerDays}::int > ${scope.today}::date as is_taken,
        f.offer = 'nothing' as is_nothing,
        (select coalesce(o.not_offered_reason, 'notSaid') from contact_offer o
          where o.tenant_id = f.tenant_id and o.contact_id = f.id and o.kind is null and o.mistaken_at is null
          order by o.offered_on desc, o.id desc limit 1) as reason
      from field_contact f
      where f.tenant_id = ${scope.tenantId}::uuid and f.unit_id = ${scope.principal.unitId}::uuid and f.source = 'field' and f.mumin
        and f.occurred_on >= (${oldest} || '-01')::date and f.occurred_on < ((${newest} || '-01')::date + interval '1 month')
    ), found as (select c.*, (c.is_nothing is true or not c.is_taken) as is_without from contact c)
    select month,
      count(*) filter (where is_nothing and reason = 'noPlace')::int as "noPlace",
      count(*) filter (where is_nothing and reason = 'outsideTargetGroup')::int as "outsideTargetGroup",
      count(*) filter (where is_nothing and reason = 'notWanted')::int as "notWanted",
      count(*) filter (where is_nothing and reason = 'other')::int as "otherReason",
      count(*) filter (where is_nothing and coalesce(reason, 'notSaid') = 'notSaid')::int as "notSaid",
      count(*) filter (where is_without and 'alcohol' = any (social_need))::int as alcohol,
      count(*) filter (where is_without and 'sniffing' = any (social_need))::int as sniffing,
      count(*) filter (where is_without and 'homelessness' = any (social_need))::int as homelessness,
      count(*) filter (where is_without and 'threat' = any (social_need))::int as threat,
      count(*) filter (where is_without and 'mentalHealth' = any (social_need))::int as "mentalHealth",
      count(*) filter (where is_without and 'other' = any (social_need))::int as "otherNeed",
      count(*) filter (where is_taken)::int as "takenOver", count(*) filter (where not is_taken)::int as "withoutTaker"
    from found group by month`;
  return months.map((month) =>
    monthOf(
      month,
      rows.find((row) => row.month === month),
    ),
  );
}

function monthOf(month: string, row: Row | undefined): MonthOfNeeds {
  const of = (column: string) => Number(row?.[column] ?? 0);
  return {
    month,
    reasons: {
      ...{ noPlace: of("noPlace"), outsideTargetGroup: of("outsideTargetGroup"), notWanted: of("notWanted") },
      ...{ other: of("otherReason"), notSaid: of("notSaid") },
    },
    needs: {
      ...{ alcohol: of("alcohol"), sniffing: of("sniffing"), homelessness: of("homelessness") },
      ...{ threat: of("threat"), mentalHealth: of("mentalHealth"), other: of("otherNeed") },
    },
    takenOver: of("takenOver"),
    withoutTaker: of("withoutTaker"),
  };
}
