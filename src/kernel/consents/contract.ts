/** What others may know of consents. Types and value sets only. */
import type { GuardianStanding, MaturityLevel } from "../secrecy";

/**
 * Three kinds of yes, never mixed. `liftSecrecy` (OSL 10:1, 12:2-3) lets data go to somebody and is the only one that
 * opens anything; `acceptService` (SoL 2025:400 21:1) is a yes to help; `gdprNote` notes that somebody was told how their
 * data are used, which is no question and gets no answer.
 */
export const consentKinds = ["liftSecrecy", "acceptService", "gdprNote"] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** How an answer was given. An e-signature is noted as a fact: Samlots does not sign. */
export const answerForms = ["paper", "oral", "eSignature"] as const;
export type AnswerForm = (typeof answerForms)[number];

/** Who answers. A representative gives an adult's own word by power of attorney. */
export const signerKinds = ["subject", "guardian", "representative"] as const;
export type SignerKind = (typeof signerKinds)[number];

/** What a guardian's standing can be decided to be. */
export const decidedStandings = ["counts", "absent", "harm"] as const satisfies readonly GuardianStanding[];
export type DecidedStanding = (typeof decidedStandings)[number];

/** Languages people are informed in, ISO 639; what is not here is `other`. */
export const informedLanguages = ["sv", "en", "ar", "so", "fa", "ti", "tr", "ru", "uk", "fi", "sgn", "other"] as const;
export type InformedLanguage = (typeof informedLanguages)[number];

/** A receiver as a consent names it. */
export interface ConsentReceiverRow {
  readonly id: string;
  readonly authorityId: string | null;
  readonly unitId: string | null;
  /** As it was called that day. */
  readonly name: string;
}

/** One answer, opened. */
export interface ConsentAnswerRow {
  readonly id: string;
  readonly signerKind: SignerKind;
  readonly signerId: string;
  readonly answer: "yes" | "no";
  readonly categories: readonly string[];
  readonly receiverIds: readonly string[];
  readonly form: AnswerForm;
  readonly answeredAt: Date;
  readonly evidence: string | null;
  readonly reservation: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnHow: AnswerForm | null;
  readonly withdrawalReason: string | null;
}

/** One consent with all its answers, oldest first. */
export interface ConsentRow {
  readonly id: string;
  readonly caseId: string;
  readonly kind: ConsentKind;
  readonly purposes: readonly string[];
  readonly categories: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly noticeVersion: string;
  readonly words: string;
  readonly informedBy: string;
  readonly informedOn: string;
  readonly language: InformedLanguage;
  readonly reservation: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly receivers: readonly ConsentReceiverRow[];
  readonly answers: readonly ConsentAnswerRow[];
}

/** The latest judgement of who decides for a minor. */
export interface MaturityRow {
  readonly level: MaturityLevel;
  readonly note: string;
  readonly assessedBy: string;
  readonly assessedOn: string;
}
