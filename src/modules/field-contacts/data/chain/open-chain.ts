import "server-only";
import type { Scope } from "@/kernel/gate";
import type { Booking, Chain, ChainFacts, ChainStepName, Offer } from "../../domain/chain/chain";
import type { HousingRule } from "../../domain/chain/housing";
import type { ReceivingService, RuleCode } from "../../domain/chain/target-group";

/** An offer with what its page shows. */
export interface OpenedOffer extends Offer {
  readonly serviceName: string | null;
  readonly ruleCodes: readonly RuleCode[];
  readonly reason: string | null;
  readonly madeByName: string;
  readonly madeAt: Date;
}

/** A booking with what its page shows. */
export interface OpenedBooking extends Booking {
  readonly serviceName: string | null;
  readonly recordedByName: string;
  readonly recordedAt: Date;
}

/** Who noted a step last, and when it happened. */
export interface NotedStep {
  readonly step: ChainStepName;
  readonly happenedOn: string;
  readonly happenedTime: string | null;
  readonly notedByName: string;
  readonly notedAt: Date;
}

/** The chain of a contact with names, as its pages show it. */
export interface OpenedChain extends Chain {
  readonly offers: readonly OpenedOffer[];
  readonly bookings: readonly OpenedBooking[];
  /** The newest note of each step. */
  readonly steps: readonly NotedStep[];
  readonly districts: readonly { readonly id: string; readonly name: string }[];
  readonly districtName: string | null;
  readonly guideName: string | null;
}

type OfferJson = Omit<OpenedOffer, "reason" | "madeAt"> & {
  readonly reasonSealed: string | null;
  readonly madeAt: string;
};
type BookingJson = Omit<OpenedBooking, "recordedAt"> & { readonly recordedAt: string };
type StepJson = Omit<NotedStep, "notedAt"> & { readonly notedAt: string };

interface Row {
  readonly facts: ChainFacts;
  readonly birth_on: string | null;
  readonly district_name: string | null;
  readonly guide_name: string | null;
  readonly offers: readonly OfferJson[];
  readonly bookings: readonly BookingJson[];
  readonly steps: readonly StepJson[];
  readonly services: readonly ReceivingService[];
  readonly housing_rules: readonly HousingRule[];
  readonly districts: readonly { id: string; name: string }[];
}

/** The chain of a case's contact in sight, or null, in one statement. */
export async function findChain(scope: Scope, caseId: string): Promise<OpenedChain | null> {
  const { tenantId, today } = scope;
  const [row] = await scope.tx.$queryRaw<Row[]>`
    select jsonb_build_object('assessmentOutcome', f.assessment_outcome, 'socialNeed', to_jsonb(coalesce(f.social_need, '{}')),
        'districtId', f.district_id, 'intakeOn', f.intake_on, 'guideAccountId', f.guide_account_id,
        'guideSince', f.guide_since, 'guideUntil', f.guide_until) as facts,
      -- A birth date is certain with a personal number; of the other identities only a confirmed one.
      case when p.identity_kind = 'personnummer' or p.identity_level = 'confirmed' then p.birth_on::text end as birth_on,
      d.name as district_name, ga.display_name as guide_name,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'kind', o.kind, 'serviceId', o.service_id,
          'serviceKind', s.kind, 'serviceName', s.name, 'offeredOn', o.offered_on, 'answer', o.answer,
          'answeredOn', o.answered_on, 'askAgainOn', o.ask_again_on, 'notOfferedReason', o.not_offered_reason,
          'isMistaken', o.mistaken_at is not null, 'version', o.version, 'ruleCodes', to_jsonb(coalesce(o.rule_codes, '{}')),
          'reasonSealed', o.rule_reason_sealed, 'madeByName', coalesce(a.display_name, ''), 'madeAt', o.made_at)
          order by o.made_at desc, o.id desc), '[]')
        from contact_offer o
          left join receiving_service s on s.tenant_id = o.tenant_id and s.id = o.service_id
          left join account a on a.tenant_id = o.tenant_id and a.id = o.made_by
        where o.tenant_id = f.tenant_id and o.contact_id = f.id) as offers,
      (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'serviceId', b.service_id, 'serviceName', s.name,
          'dueOn', b.due_on, 'outcome', b.outcome, 'outcomeOn', b.outcome_on, 'isMistaken', b.mistaken_at is not null,
          'version', b.version, 'recordedByName', coalesce(a.display_name, ''), 'recordedAt', b.recorded_at)
          order by b.recorded_at desc, b.id desc), '[]')
        from first_visit_booking b
          left join receiving_service s on s.tenant_id = b.tenant_id and s.id = b.service_id
          left join account a on a.tenant_id = b.tenant_id and a.id = b.recorded_by
        where b.tenant_id = f.tenant_id and b.contact_id = f.id) as bookings,
      (select coalesce(jsonb_agg(to_jsonb(n)), '[]') from (
        select distinct on (x.step) x.step, x.happened_on as "happenedOn", x.happened_time as "happenedTime",
          coalesce(a.display_name, '') as "notedByName", x.noted_at as "notedAt"
        from contact_step x left join account a on a.tenant_id = x.tenant_id and a.id = x.noted_by
        where x.tenant_id = f.tenant_id and x.contact_id = f.id
        order by x.step, x.noted_at desc, x.id desc) n) as steps,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'kind', s.kind,
          'groups', (select coalesce(jsonb_agg(jsonb_build_object('ageFrom', g.age_from, 'ageTo', g.age_to,
              'needsSevereAbuse', g.needs_severe_abuse, 'validFrom', g.valid_from, 'validTo', g.valid_to)), '[]')
            from service_target_group g where g.tenant_id = s.tenant_id and g.service_id = s.id)) order by s.name), '[]')
        from receiving_service s
        where s.tenant_id = f.tenant_id and (s.closed_on is null or s.closed_on > ${today}::date)) as services,
      (select coalesce(jsonb_agg(jsonb_build_object('betterFirstTo', h.better_first_to, 'acuteHousingFrom',
          h.acute_housing_from, 'validFrom', h.valid_from, 'validTo', h.valid_to)), '[]')
        from housing_rule h where h.tenant_id = f.tenant_id) as housing_rules,
      (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) order by x.name), '[]') from district x
        where x.tenant_id = f.tenant_id and (x.closed_on is null or x.closed_on > ${today}::date)) as districts
    from case_record c
      join field_contact f on f.tenant_id = c.tenant_id and f.case_id = c.id
      left join person p on p.tenant_id = c.tenant_id and p.id = c.person_id
      left join district d on d.tenant_id = f.tenant_id and d.id = f.district_id
      left join account ga on ga.tenant_id = f.tenant_id and ga.id = f.guide_account_id
    where c.tenant_id = ${tenantId}::uuid and c.id = ${caseId}::uuid
    limit 1`;
  return row ? opened(scope, row) : null;
}

function opened(scope: Scope, row: Row): OpenedChain {
  const { facts, offers, bookings, steps, services, districts } = row;
  return {
    facts,
    birthOn: row.birth_on,
    offers: offers.map(({ reasonSealed, madeAt, ...offer }) => ({
      ...offer,
      reason: reasonSealed === null ? null : scope.open(reasonSealed, reasonAt(offer.id)),
      madeAt: new Date(madeAt),
    })),
    bookings: bookings.map(({ recordedAt, ...booking }) => ({ ...booking, recordedAt: new Date(recordedAt) })),
    steps: steps.map(({ notedAt, ...step }) => ({ ...step, notedAt: new Date(notedAt) })),
    services,
    housingRules: row.housing_rules,
    districts,
    districtIds: districts.map(({ id }) => id),
    districtName: row.district_name,
    guideName: row.guide_name,
  };
}

/** Where the words about a departure from a rule are sealed. */
export const reasonAt = (offerId: string) =>
  ({ table: "contact_offer", column: "rule_reason_sealed", rowId: offerId }) as const;
