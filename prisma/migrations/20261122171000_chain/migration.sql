-- The chain of a field contact after the first minute: offers and answers, first visits, who noted what when, and the
-- configuration that tells whom a service takes.
-- AlterTable
ALTER TABLE "field_contact" ADD COLUMN     "assessment_outcome" TEXT,
ADD COLUMN     "district_id" UUID,
ADD COLUMN     "family_consent" TEXT,
ADD COLUMN     "guide_account_id" UUID,
ADD COLUMN     "guide_since" DATE,
ADD COLUMN     "guide_until" DATE,
ADD COLUMN     "intake_on" DATE,
ADD COLUMN     "mi_conversation" BOOLEAN,
ADD COLUMN     "social_need" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "receiving_service" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "closed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "receiving_service_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "service_target_group" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "age_from" SMALLINT,
    "age_to" SMALLINT,
    "needs_severe_abuse" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "decided_by" TEXT NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_target_group_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "housing_rule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "better_first_to" SMALLINT NOT NULL,
    "acute_housing_from" SMALLINT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "decided_by" TEXT NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "housing_rule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "district" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "partner_tenant_id" UUID,
    "partner_unit_id" UUID,
    "closed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "district_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contact_offer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "kind" TEXT,
    "service_id" UUID,
    "offered_on" DATE NOT NULL,
    "answer" TEXT,
    "answered_on" DATE,
    "ask_again_on" DATE,
    "not_offered_reason" TEXT,
    "rule_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "rule_reason_sealed" TEXT,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "mistaken_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contact_offer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "first_visit_booking" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "service_id" UUID,
    "due_on" DATE,
    "outcome" TEXT,
    "outcome_on" DATE,
    "outcome_by" UUID,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "mistaken_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "first_visit_booking_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contact_step" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "happened_time" VARCHAR(5),
    "noted_by" UUID NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_step_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "receiving_service_tenant_id_name_key" ON "receiving_service"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "service_target_group_tenant_id_service_id_valid_from_idx" ON "service_target_group"("tenant_id", "service_id", "valid_from");

-- CreateIndex
CREATE INDEX "housing_rule_tenant_id_valid_from_idx" ON "housing_rule"("tenant_id", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "district_tenant_id_name_key" ON "district"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "contact_offer_tenant_id_case_id_idx" ON "contact_offer"("tenant_id", "case_id");

-- CreateIndex
CREATE INDEX "contact_offer_tenant_id_contact_id_idx" ON "contact_offer"("tenant_id", "contact_id");

-- CreateIndex
CREATE INDEX "contact_offer_tenant_id_service_id_idx" ON "contact_offer"("tenant_id", "service_id");

-- CreateIndex
CREATE INDEX "first_visit_booking_tenant_id_case_id_idx" ON "first_visit_booking"("tenant_id", "case_id");

-- CreateIndex
CREATE INDEX "first_visit_booking_tenant_id_contact_id_idx" ON "first_visit_booking"("tenant_id", "contact_id");

-- CreateIndex
CREATE INDEX "first_visit_booking_tenant_id_service_id_idx" ON "first_visit_booking"("tenant_id", "service_id");

-- CreateIndex
CREATE INDEX "contact_step_tenant_id_case_id_idx" ON "contact_step"("tenant_id", "case_id");

-- CreateIndex
CREATE INDEX "contact_step_tenant_id_contact_id_idx" ON "contact_step"("tenant_id", "contact_id");

-- CreateIndex
CREATE INDEX "field_contact_tenant_id_district_id_idx" ON "field_contact"("tenant_id", "district_id");

-- AddForeignKey
ALTER TABLE "service_target_group" ADD CONSTRAINT "service_target_group_tenant_id_service_id_fkey" FOREIGN KEY ("tenant_id", "service_id") REFERENCES "receiving_service"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_offer" ADD CONSTRAINT "contact_offer_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_record"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_offer" ADD CONSTRAINT "contact_offer_tenant_id_contact_id_fkey" FOREIGN KEY ("tenant_id", "contact_id") REFERENCES "field_contact"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_offer" ADD CONSTRAINT "contact_offer_tenant_id_service_id_fkey" FOREIGN KEY ("tenant_id", "service_id") REFERENCES "receiving_service"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "first_visit_booking" ADD CONSTRAINT "first_visit_booking_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_record"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "first_visit_booking" ADD CONSTRAINT "first_visit_booking_tenant_id_contact_id_fkey" FOREIGN KEY ("tenant_id", "contact_id") REFERENCES "field_contact"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "first_visit_booking" ADD CONSTRAINT "first_visit_booking_tenant_id_service_id_fkey" FOREIGN KEY ("tenant_id", "service_id") REFERENCES "receiving_service"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_step" ADD CONSTRAINT "contact_step_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_record"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_step" ADD CONSTRAINT "contact_step_tenant_id_contact_id_fkey" FOREIGN KEY ("tenant_id", "contact_id") REFERENCES "field_contact"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_contact" ADD CONSTRAINT "field_contact_tenant_id_district_id_fkey" FOREIGN KEY ("tenant_id", "district_id") REFERENCES "district"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ------------------------------------------------------------------------------------------------- value sets
alter table public.field_contact
  drop constraint field_contact_offer,
  add constraint field_contact_offer check (offer in ('crisis', 'care', 'talk', 'linkToTreatment', 'housing', 'nothing')),
  add constraint field_contact_consent check (family_consent in ('yes', 'no', 'notNeeded')),
  add constraint field_contact_outcome check (assessment_outcome in ('noAcuteNeed', 'supportPlanned', 'immediateReport')),
  add constraint field_contact_need check (
    social_need <@ array['alcohol', 'sniffing', 'homelessness', 'threat', 'mentalHealth', 'other']),
  add constraint field_contact_guide check ((guide_account_id is null) = (guide_since is null)
    and (guide_until is null or guide_until >= guide_since));
alter table public.receiving_service
  add constraint receiving_service_kind check (kind in ('openClinic', 'addictionCare', 'outreach', 'acuteHousing',
    'shortStayHousing', 'nightShelter', 'crisisSupport', 'other'));
alter table public.service_target_group
  add constraint target_group_ages check (age_from between 0 and 120 and age_to between 0 and 120 and age_from <= age_to),
  add constraint target_group_order check (valid_to is null or valid_to >= valid_from);
alter table public.housing_rule
  add constraint housing_rule_ages check (better_first_to between 0 and 120 and acute_housing_from between 0 and 120),
  add constraint housing_rule_order check (valid_to is null or valid_to >= valid_from);
-- One decision holds at a time. Borders between services overlap; the decisions of one service do not.
create unique index target_group_one_open on public.service_target_group (tenant_id, service_id) where valid_to is null;
create unique index housing_rule_one_open on public.housing_rule (tenant_id) where valid_to is null;
alter table public.contact_offer
  add constraint contact_offer_kind check (kind in ('crisis', 'care', 'talk', 'linkToTreatment', 'housing')),
  add constraint contact_offer_answer check (answer in ('yes', 'no', 'later')),
  add constraint contact_offer_reason check (not_offered_reason in ('outsideTargetGroup', 'noPlace', 'notWanted', 'other')),
  -- What was not offered has no answer, and what was offered no reason why not.
  add constraint contact_offer_either check ((kind is null and answer is null) or (kind is not null and not_offered_reason is null)),
  add constraint contact_offer_answered check (answer is not null or (answered_on is null and ask_again_on is null)),
  add constraint contact_offer_again check (ask_again_on is null or answer = 'later');
alter table public.first_visit_booking
  add constraint first_visit_booking_outcome check (outcome in ('came', 'missed', 'rebooked')),
  add constraint first_visit_booking_known check (outcome is not null or (outcome_on is null and outcome_by is null));
alter table public.contact_step
  add constraint contact_step_step check (step in ('presence', 'assessment', 'intake', 'guide', 'completion')),
  add constraint contact_step_time check (happened_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');

-- -------------------------------------------------------------------------------------------------- policies
do $$
declare
  t text;
begin
  foreach t in array array['receiving_service', 'service_target_group', 'housing_rule', 'district', 'contact_offer',
      'first_visit_booking', 'contact_step'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to samlots_app', t);
  end loop;
  -- Configuration: no secret inside the authority, changed by the administrator and the unit heads.
  foreach t in array array['receiving_service', 'service_target_group', 'housing_rule', 'district'] loop
    execute format('create policy read on public.%I for select to samlots_app using (tenant_id = (select app.tenant_id()))', t);
    execute format($p$create policy decide_new on public.%I for insert to samlots_app
      with check (tenant_id = (select app.tenant_id()) and (select app.role()) in ('administrator', 'unitHead'))$p$, t);
    execute format($p$create policy decide on public.%I for update to samlots_app
      using (tenant_id = (select app.tenant_id()) and (select app.role()) in ('administrator', 'unitHead'))
      with check (tenant_id = (select app.tenant_id()))$p$, t);
  end loop;
  -- What belongs to a case is seen with the case; what is written belongs to that very case's contact.
  foreach t in array array['contact_offer', 'first_visit_booking', 'contact_step'] loop
    execute format($p$create policy with_case on public.%1$I to samlots_app
      using (tenant_id = (select app.tenant_id()) and exists (select 1 from public.case_record c
        where c.tenant_id = %1$I.tenant_id and c.id = %1$I.case_id))
      with check (tenant_id = (select app.tenant_id()) and exists (select 1 from public.field_contact f
        where f.tenant_id = %1$I.tenant_id and f.id = %1$I.contact_id and f.case_id = %1$I.case_id))$p$, t);
  end loop;
end $$;
create policy own_hand on public.contact_offer as restrictive for insert to samlots_app
  with check (made_by = (select app.account_id()));
create policy own_hand on public.first_visit_booking as restrictive for insert to samlots_app
  with check (recorded_by = (select app.account_id()));
create policy own_hand on public.contact_step as restrictive for insert to samlots_app
  with check (noted_by = (select app.account_id()));
grant update (name, kind, closed_on, version) on public.receiving_service to samlots_app;
grant update (valid_to) on public.service_target_group, public.housing_rule to samlots_app;
grant update (name, partner_tenant_id, partner_unit_id, closed_on, version) on public.district to samlots_app;
grant update (answer, answered_on, ask_again_on, not_offered_reason, rule_reason_sealed, mistaken_at, version)
  on public.contact_offer to samlots_app;
grant update (outcome, outcome_on, outcome_by, mistaken_at, version) on public.first_visit_booking to samlots_app;
grant update (mi_conversation, family_consent, assessment_outcome, social_need, district_id, intake_on, guide_account_id,
  guide_since, guide_until) on public.field_contact to samlots_app;
-- These four follow from the offers and the bookings.
revoke update (offer, answer, first_visit_due_on, first_visit) on public.field_contact from samlots_app;

-- A decision ends once, and an ended one is history.
create function app.keep_decision() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.valid_to is not null then
    raise exception 'an ended decision is never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger target_group_kept before update on public.service_target_group for each row execute function app.keep_decision();
create trigger housing_rule_kept before update on public.housing_rule for each row execute function app.keep_decision();

-- ------------------------------------------------------------------------------------------- the derived facts
-- The contact's offer: an accepted one before one to be asked again, that before one without an answer, that before a
-- declined one, and any of them before "nothing was offered"; the newest of equals.
create function app.derive_offer() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.field_contact f set offer = d.offer, answer = d.answer
  from (select case when o.id is null then null else coalesce(o.kind, 'nothing') end as offer, o.answer
    from (select 1) one left join lateral (
      select x.* from public.contact_offer x
      where x.tenant_id = new.tenant_id and x.contact_id = new.contact_id and x.case_id = new.case_id and x.mistaken_at is null
      order by case when x.kind is null then 4 when x.answer = 'yes' then 0 when x.answer = 'later' then 1
        when x.answer is null then 2 else 3 end, x.made_at desc, x.id desc limit 1) o on true) d
  where f.tenant_id = new.tenant_id and f.id = new.contact_id and f.case_id = new.case_id and f.source = 'field'
    and (f.offer, f.answer) is distinct from (d.offer, d.answer);
  return null;
end $$;
create trigger derive_offer after insert or update on public.contact_offer for each row execute function app.derive_offer();

-- The contact's first visit: the latest booking; one that follows on another without an outcome of its own is a rebooking.
create function app.derive_first_visit() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.field_contact f set first_visit_due_on = d.due_on, first_visit = d.first_visit
  from (select b.due_on, coalesce(b.outcome, case when b.before > 0 then 'rebooked' end) as first_visit
    from (select 1) one left join lateral (
      select x.due_on, x.outcome, count(*) over () - 1 as before from public.first_visit_booking x
      where x.tenant_id = new.tenant_id and x.contact_id = new.contact_id and x.case_id = new.case_id and x.mistaken_at is null
      order by x.recorded_at desc, x.id desc limit 1) b on true) d
  where f.tenant_id = new.tenant_id and f.id = new.contact_id and f.case_id = new.case_id and f.source = 'field'
    and (f.first_visit_due_on, f.first_visit) is distinct from (d.due_on, d.first_visit);
  return null;
end $$;
create trigger derive_first_visit after insert or update on public.first_visit_booking
  for each row execute function app.derive_first_visit();

-- What was stated beside the car with the contact itself becomes its first offer and its first booking. A visit that was
-- rebooked is two: the one that was moved, whose day nobody wrote, and the one that is to come.
create function app.begin_chain() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.contact_offer (tenant_id, id, case_id, contact_id, kind, offered_on, answer, answered_on, made_by, made_at)
  select c.tenant_id, uuidv7(), c.case_id, c.id, nullif(c.offer, 'nothing'), c.occurred_on,
    case when c.offer <> 'nothing' then c.answer end,
    case when c.offer <> 'nothing' and c.answer is not null then c.occurred_on end, c.logged_by, c.logged_at
  from added c where c.source = 'field' and c.offer is not null;
  insert into public.first_visit_booking (tenant_id, id, case_id, contact_id, outcome, outcome_by, recorded_by, recorded_at)
  select c.tenant_id, uuidv7(), c.case_id, c.id, 'rebooked', c.logged_by, c.logged_by, c.logged_at - interval '1 millisecond'
  from added c where c.source = 'field' and c.first_visit = 'rebooked';
  insert into public.first_visit_booking (tenant_id, id, case_id, contact_id, due_on, outcome, outcome_by, recorded_by, recorded_at)
  select c.tenant_id, uuidv7(), c.case_id, c.id, c.first_visit_due_on, nullif(c.first_visit, 'rebooked'),
    case when c.first_visit <> 'rebooked' then c.logged_by end, c.logged_by, c.logged_at
  from added c
  where c.source = 'field' and (c.first_visit_due_on is not null or c.first_visit is not null);
  return null;
end $$;
create trigger begin_chain after insert on public.field_contact referencing new table as added
  for each statement execute function app.begin_chain();

-- The same for the contacts there are already.
insert into public.contact_offer (tenant_id, id, case_id, contact_id, kind, offered_on, answer, answered_on, made_by, made_at)
select c.tenant_id, uuidv7(), c.case_id, c.id, nullif(c.offer, 'nothing'), c.occurred_on,
  case when c.offer <> 'nothing' then c.answer end,
  case when c.offer <> 'nothing' and c.answer is not null then c.occurred_on end, c.logged_by, c.logged_at
from public.field_contact c where c.source = 'field' and c.offer is not null;
insert into public.first_visit_booking (tenant_id, id, case_id, contact_id, outcome, outcome_by, recorded_by, recorded_at)
select c.tenant_id, uuidv7(), c.case_id, c.id, 'rebooked', c.logged_by, c.logged_by, c.logged_at - interval '1 millisecond'
from public.field_contact c where c.source = 'field' and c.first_visit = 'rebooked';
insert into public.first_visit_booking (tenant_id, id, case_id, contact_id, due_on, outcome, outcome_by, recorded_by, recorded_at)
select c.tenant_id, uuidv7(), c.case_id, c.id, c.first_visit_due_on, nullif(c.first_visit, 'rebooked'),
  case when c.first_visit <> 'rebooked' then c.logged_by end, c.logged_by, c.logged_at
from public.field_contact c
where c.source = 'field' and (c.first_visit_due_on is not null or c.first_visit is not null);

revoke all on function app.keep_decision(), app.derive_offer(), app.derive_first_visit(), app.begin_chain() from public;
