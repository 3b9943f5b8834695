


-- CreateEnum
CREATE TYPE "role" AS ENUM ('outreachWorker', 'socialWorker', 'coordinator', 'housingCoordinator', 'caseManager', 'unitHead', 'policeLiaison', 'partnerProfessional', 'registrar', 'logReviewer', 'administrator');

-- CreateEnum
CREATE TYPE "tenant_kind" AS ENUM ('welfareBoard', 'districtBoard', 'policeArea', 'region', 'principal', 'housingCompany');

-- CreateEnum
CREATE TYPE "unit_kind" AS ENUM ('administration', 'youthDuty', 'socialDutyService', 'outreach', 'youth', 'adults', 'housing', 'policeGroup', 'care', 'school', 'other');

-- CreateEnum
CREATE TYPE "identity_kind" AS ENUM ('personnummer', 'samordningsnummer', 'temporary');

-- CreateEnum
CREATE TYPE "identity_level" AS ENUM ('confirmed', 'probable', 'uncertain');

-- CreateEnum
CREATE TYPE "protection" AS ENUM ('none', 'confidentialityFlag', 'protectedRegistration', 'assumedIdentity');

-- CreateTable
CREATE TABLE "case_record" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "workflow" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "receiving_unit_id" UUID,
    "person_id" UUID,
    "worker_ids" UUID[],
    "opened_by" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "case_record_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "case_worker" (
    "tenant_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "case_worker_pkey" PRIMARY KEY ("tenant_id","case_id","account_id")
);

-- CreateTable
CREATE TABLE "journal_note" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "amends_id" UUID,
    "text_sealed" TEXT NOT NULL,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "journal_note_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "task" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "assignee_id" UUID,
    "kind" TEXT NOT NULL,
    "text_sealed" TEXT,
    "due_on" DATE NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_by" UUID,
    "done_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "task_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "handover" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "from_unit_id" UUID NOT NULL,
    "to_unit_id" UUID NOT NULL,
    "message_sealed" TEXT,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_by" UUID,
    "acknowledged_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "police_group" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "closed_on" DATE,

    CONSTRAINT "police_group_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "field_contact" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "case_id" UUID,
    "source" TEXT NOT NULL,
    "occurred_on" DATE NOT NULL,
    "occurred_time" VARCHAR(5),
    "police_group_id" UUID,
    "register_police_group" TEXT,
    "place_type" TEXT,
    "reason" TEXT,
    "test_result" TEXT,
    "age_years" SMALLINT,
    "age_source" TEXT,
    "sex" TEXT,
    "known_in_drug_contexts" TEXT,
    "known_to_social_services" TEXT,
    "known_to_addiction_care" TEXT,
    "mumin" BOOLEAN,
    "present_at_intervention" BOOLEAN,
    "present_at_interrogation" BOOLEAN,
    "family_conversation" BOOLEAN,
    "assessment_made" BOOLEAN,
    "report" TEXT,
    "offer" TEXT,
    "answer" TEXT,
    "intake_registered" BOOLEAN,
    "first_visit_due_on" DATE,
    "first_visit" TEXT,
    "completed" TEXT,
    "note_sealed" TEXT,
    "register_number" TEXT,
    "register_import_id" UUID,
    "logged_by" UUID NOT NULL,
    "logged_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "field_contact_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "register_import" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "file_hash" TEXT NOT NULL,
    "added" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "imported_by" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "register_import_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "register_upload" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "file_hash" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "register_upload_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "operation_receipt" (
    "tenant_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "input_hash" TEXT NOT NULL,
    "reply" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operation_receipt_pkey" PRIMARY KEY ("tenant_id","account_id","operation","key")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,
    "assignment_id" UUID,
    "session_id" UUID,
    "role" "role",
    "unit_id" UUID,
    "channel" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "reason" TEXT,
    "rule_ids" TEXT[],
    "policy_version" TEXT NOT NULL,
    "case_id" UUID,
    "person_ids" UUID[],
    "fields" TEXT[],
    "records" INTEGER,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "account" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'sv',
    "oidc_issuer" TEXT,
    "oidc_subject" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "account_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "account_credential" (
    "tenant_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "password_hash" TEXT,
    "totp_sealed" TEXT,
    "totp_enabled_at" TIMESTAMPTZ(3),
    "totp_last_step" BIGINT,

    CONSTRAINT "account_credential_pkey" PRIMARY KEY ("tenant_id","account_id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "on_duty" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "assignment_id" UUID,
    "token_hash" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "oidc_provider" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret_sealed" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "oidc_provider_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "tenant_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_settings" (
    "tenant_id" UUID NOT NULL,
    "idle_minutes" INTEGER NOT NULL DEFAULT 15,
    "handover_answer_hours" INTEGER NOT NULL DEFAULT 12,
    "require_second_factor" BOOLEAN NOT NULL DEFAULT false,
    "accessibility_contact" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tenant_settings_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "unit" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "unit_kind" NOT NULL,
    "takes_handovers" BOOLEAN NOT NULL DEFAULT false,
    "closed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "reference_target" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "value" DECIMAL(4,1) NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "reference_target_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenant_key" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "wrapped" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenant_key_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "person" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "identity_kind" "identity_kind" NOT NULL,
    "identity_level" "identity_level",
    "number_sealed" TEXT,
    "number_index" TEXT,
    "temporary_id" TEXT,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "birth_on" DATE,
    "estimated_age_from" INTEGER,
    "estimated_age_to" INTEGER,
    "protection" "protection" NOT NULL DEFAULT 'none',
    "registered_by" UUID NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "merged_into_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "person_name" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_name_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "person_name_key" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "person_name_key_pkey" PRIMARY KEY ("tenant_id","key","person_id")
);

-- CreateTable
CREATE TABLE "person_reader" (
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "granted_by" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_reader_pkey" PRIMARY KEY ("tenant_id","person_id","account_id")
);

-- CreateTable
CREATE TABLE "guardianship" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "guardianship_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "household_member" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "since" DATE,
    "until" DATE,

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "person_merge" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "moved" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "merged_by" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "reversed_by" UUID,
    "reversed_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_merge_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "case_record_unit_list" ON "case_record"("tenant_id", "unit_id", "workflow", "opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "case_record_receiving_list" ON "case_record"("tenant_id", "receiving_unit_id", "workflow", "opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "case_record_tenant_id_person_id_idx" ON "case_record"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_record_tenant_id_number_key" ON "case_record"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "case_worker_tenant_id_account_id_idx" ON "case_worker"("tenant_id", "account_id");

-- CreateIndex
CREATE INDEX "journal_note_tenant_id_case_id_written_at_idx" ON "journal_note"("tenant_id", "case_id", "written_at");

-- CreateIndex
CREATE INDEX "journal_note_tenant_id_amends_id_idx" ON "journal_note"("tenant_id", "amends_id");

-- CreateIndex
CREATE INDEX "task_tenant_id_case_id_idx" ON "task"("tenant_id", "case_id");

-- CreateIndex
CREATE INDEX "task_tenant_id_unit_id_due_on_idx" ON "task"("tenant_id", "unit_id", "due_on");

-- CreateIndex
CREATE INDEX "task_tenant_id_assignee_id_due_on_idx" ON "task"("tenant_id", "assignee_id", "due_on");

-- CreateIndex
CREATE INDEX "handover_tenant_id_case_id_idx" ON "handover"("tenant_id", "case_id");

-- CreateIndex
CREATE INDEX "handover_tenant_id_to_unit_id_acknowledged_at_made_at_idx" ON "handover"("tenant_id", "to_unit_id", "acknowledged_at", "made_at");

-- CreateIndex
CREATE INDEX "handover_tenant_id_from_unit_id_idx" ON "handover"("tenant_id", "from_unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "police_group_tenant_id_name_key" ON "police_group"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "field_contact_tenant_id_unit_id_occurred_on_idx" ON "field_contact"("tenant_id", "unit_id", "occurred_on");

-- CreateIndex
CREATE INDEX "field_contact_tenant_id_case_id_idx" ON "field_contact"("tenant_id", "case_id");

-- CreateIndex
CREATE INDEX "field_contact_tenant_id_police_group_id_idx" ON "field_contact"("tenant_id", "police_group_id");

-- CreateIndex
CREATE INDEX "field_contact_tenant_id_register_import_id_idx" ON "field_contact"("tenant_id", "register_import_id");

-- CreateIndex
CREATE UNIQUE INDEX "field_contact_tenant_id_unit_id_register_number_occurred_on_key" ON "field_contact"("tenant_id", "unit_id", "register_number", "occurred_on");

-- CreateIndex
CREATE INDEX "register_import_tenant_id_unit_id_imported_at_idx" ON "register_import"("tenant_id", "unit_id", "imported_at");

-- CreateIndex
CREATE INDEX "register_upload_tenant_id_unit_id_idx" ON "register_upload"("tenant_id", "unit_id");

-- CreateIndex
CREATE INDEX "register_upload_tenant_id_account_id_idx" ON "register_upload"("tenant_id", "account_id");

-- CreateIndex
CREATE INDEX "operation_receipt_tenant_id_at_idx" ON "operation_receipt"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_at_idx" ON "audit_event"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_case_id_at_idx" ON "audit_event"("tenant_id", "case_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_tenant_id_account_id_at_idx" ON "audit_event"("tenant_id", "account_id", "at");

-- CreateIndex
CREATE INDEX "outbox_event_tenant_id_delivered_at_at_idx" ON "outbox_event"("tenant_id", "delivered_at", "at");

-- CreateIndex
CREATE UNIQUE INDEX "account_tenant_id_email_key_key" ON "account"("tenant_id", "email_key");

-- CreateIndex
CREATE UNIQUE INDEX "account_tenant_id_oidc_issuer_oidc_subject_key" ON "account"("tenant_id", "oidc_issuer", "oidc_subject");

-- CreateIndex
CREATE INDEX "assignment_tenant_id_account_id_idx" ON "assignment"("tenant_id", "account_id");

-- CreateIndex
CREATE INDEX "assignment_tenant_id_unit_id_idx" ON "assignment"("tenant_id", "unit_id");

-- CreateIndex
CREATE INDEX "session_tenant_id_account_id_idx" ON "session"("tenant_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_tenant_id_token_hash_key" ON "session"("tenant_id", "token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "oidc_provider_tenant_id_issuer_key" ON "oidc_provider"("tenant_id", "issuer");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "unit_tenant_id_name_key" ON "unit"("tenant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "reference_target_tenant_id_measure_valid_from_key" ON "reference_target"("tenant_id", "measure", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_key_tenant_id_purpose_version_key" ON "tenant_key"("tenant_id", "purpose", "version");

-- CreateIndex
CREATE INDEX "person_tenant_id_number_index_idx" ON "person"("tenant_id", "number_index");

-- CreateIndex
CREATE INDEX "person_tenant_id_temporary_id_idx" ON "person"("tenant_id", "temporary_id");

-- CreateIndex
CREATE INDEX "person_name_tenant_id_person_id_idx" ON "person_name"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "person_name_key_tenant_id_person_id_idx" ON "person_name_key"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "person_reader_tenant_id_account_id_idx" ON "person_reader"("tenant_id", "account_id");

-- CreateIndex
CREATE INDEX "guardianship_tenant_id_child_id_idx" ON "guardianship"("tenant_id", "child_id");

-- CreateIndex
CREATE INDEX "guardianship_tenant_id_guardian_id_idx" ON "guardianship"("tenant_id", "guardian_id");

-- CreateIndex
CREATE INDEX "household_member_tenant_id_household_id_idx" ON "household_member"("tenant_id", "household_id");

-- CreateIndex
CREATE INDEX "household_member_tenant_id_person_id_idx" ON "household_member"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "person_merge_tenant_id_kept_id_idx" ON "person_merge"("tenant_id", "kept_id");

-- CreateIndex
CREATE INDEX "person_merge_tenant_id_merged_id_idx" ON "person_merge"("tenant_id", "merged_id");

-- AddForeignKey
ALTER TABLE "case_record" ADD CONSTRAINT "case_record_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_record" ADD CONSTRAINT "case_record_tenant_id_receiving_unit_id_fkey" FOREIGN KEY ("tenant_id", "receiving_unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_record" ADD CONSTRAINT "case_record_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_worker" ADD CONSTRAINT "case_worker_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_record"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_note" ADD CONSTRAINT "journal_note_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_record"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_note" ADD CONSTRAINT "journal_note_tenant_id_amends_id_fkey" FOREIGN KEY ("tenant_id", "amends_id") REFERENCES "journal_note"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_record"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_record"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_tenant_id_from_unit_id_fkey" FOREIGN KEY ("tenant_id", "from_unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_tenant_id_to_unit_id_fkey" FOREIGN KEY ("tenant_id", "to_unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_contact" ADD CONSTRAINT "field_contact_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_contact" ADD CONSTRAINT "field_contact_tenant_id_case_id_fkey" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "case_record"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_contact" ADD CONSTRAINT "field_contact_tenant_id_police_group_id_fkey" FOREIGN KEY ("tenant_id", "police_group_id") REFERENCES "police_group"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_contact" ADD CONSTRAINT "field_contact_tenant_id_register_import_id_fkey" FOREIGN KEY ("tenant_id", "register_import_id") REFERENCES "register_import"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_import" ADD CONSTRAINT "register_import_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_upload" ADD CONSTRAINT "register_upload_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_credential" ADD CONSTRAINT "account_credential_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_tenant_id_unit_id_fkey" FOREIGN KEY ("tenant_id", "unit_id") REFERENCES "unit"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_account_id_fkey" FOREIGN KEY ("tenant_id", "account_id") REFERENCES "account"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_tenant_id_assignment_id_fkey" FOREIGN KEY ("tenant_id", "assignment_id") REFERENCES "assignment"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_settings" ADD CONSTRAINT "tenant_settings_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reference_target" ADD CONSTRAINT "reference_target_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_key" ADD CONSTRAINT "tenant_key_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_tenant_id_merged_into_id_fkey" FOREIGN KEY ("tenant_id", "merged_into_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_name" ADD CONSTRAINT "person_name_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_name_key" ADD CONSTRAINT "person_name_key_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_reader" ADD CONSTRAINT "person_reader_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_tenant_id_child_id_fkey" FOREIGN KEY ("tenant_id", "child_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_tenant_id_guardian_id_fkey" FOREIGN KEY ("tenant_id", "guardian_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_tenant_id_kept_id_fkey" FOREIGN KEY ("tenant_id", "kept_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_tenant_id_merged_id_fkey" FOREIGN KEY ("tenant_id", "merged_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
