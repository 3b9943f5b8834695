/**
 * A consent as a machine-readable record, shaped after ISO/IEC TS 27560:2023 (record header, processing, parties,
 * events). It holds ids, codes and days: no name, no number, no own words.
 */
import * as z from "zod";
import type { ConsentRow } from "../contract";

const codes = z.array(z.string().min(1));
const instant = z.iso.datetime();

export const consentReceiptSchema = z.strictObject({
  header: z.strictObject({
    schema_version: z.literal("ISO/IEC TS 27560:2023"),
    record_id: z.uuid(),
    pii_principal_id: z.uuid(),
    issued_at: instant,
  }),
  pii_processing: z.array(
    z.strictObject({
      consent_kind: z.enum(["liftSecrecy", "acceptService", "gdprNote"]),
      privacy_notice: z.strictObject({ version: z.string(), language: z.string(), given_on: z.iso.date() }),
      purposes: codes,
      pii_categories: codes,
      validity: z.strictObject({ from: z.iso.date().nullable(), to: z.iso.date().nullable() }),
      recipient_ids: z.array(z.uuid()),
      jurisdiction: z.literal("SE"),
      withdrawal_method: z.literal("anyWorkerOfTheCase"),
    }),
  ),
  party_identification: z.array(
    z.strictObject({
      party_id: z.uuid(),
      party_role: z.enum(["controller", "recipient"]),
      party_name: z.string().nullable(),
      unit_id: z.uuid().nullable(),
    }),
  ),
  events: z.array(
    z.strictObject({
      event_id: z.uuid(),
      event_time: instant,
      entity_id: z.uuid(),
      entity_role: z.enum(["subject", "guardian", "representative"]),
      event_type: z.enum(["given", "refused", "withdrawn"]),
      form: z.enum(["paper", "oral", "eSignature"]),
      pii_categories: codes,
      recipient_ids: z.array(z.uuid()),
    }),
  ),
});
export type ConsentReceipt = z.output<typeof consentReceiptSchema>;

/** The record of one consent. Receivers outside Samlots stand by id alone: their names are the person's own matter. */
export function receiptOf(
  consent: ConsentRow,
  about: {
    readonly personId: string;
    readonly controllerId: string;
    readonly controllerName: string;
    readonly now: Date;
  },
): ConsentReceipt {
  return {
    header: {
      ...{ schema_version: "ISO/IEC TS 27560:2023", record_id: consent.id, pii_principal_id: about.personId },
      issued_at: about.now.toISOString(),
    },
    pii_processing: [
      {
        consent_kind: consent.kind,
        privacy_notice: {
          ...{ version: consent.noticeVersion, language: consent.language, given_on: consent.informedOn },
        },
        purposes: [...consent.purposes],
        pii_categories: [...consent.categories],
        validity: { from: consent.validFrom, to: consent.validTo },
        recipient_ids: consent.receivers.map(({ id }) => id),
        jurisdiction: "SE",
        withdrawal_method: "anyWorkerOfTheCase",
      },
    ],
    party_identification: [
      { party_id: about.controllerId, party_role: "controller", party_name: about.controllerName, unit_id: null },
      ...consent.receivers.map(({ id, authorityId, unitId, name }) => ({
        ...{ party_id: id, party_role: "recipient" as const, unit_id: unitId },
        party_name: authorityId === null ? null : name,
      })),
    ],
    events: consent.answers.flatMap(eventsOf),
  };
}

function eventsOf(answer: ConsentRow["answers"][number]): ConsentReceipt["events"] {
  const said = {
    ...{ event_id: answer.id, entity_id: answer.signerId, entity_role: answer.signerKind },
    ...{ pii_categories: [...answer.categories], recipient_ids: [...answer.receiverIds] },
  };
  const given = {
    ...said,
    event_time: answer.answeredAt.toISOString(),
    event_type: answer.answer === "yes" ? ("given" as const) : ("refused" as const),
    form: answer.form,
  };
  if (answer.withdrawnAt === null || answer.withdrawnHow === null) return [given];
  const taken = { ...said, event_time: answer.withdrawnAt.toISOString(), event_type: "withdrawn" as const };
  return [given, { ...taken, form: answer.withdrawnHow }];
}
