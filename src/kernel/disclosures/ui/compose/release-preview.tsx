"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { Banner } from "@/ui/banner";
import { Form } from "@/ui/form/form";
import { Button } from "@/ui/plain-button";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { askApprovalAction, releaseDisclosureAction } from "../../actions";
import type { CopyAbout, KnownReceiver, ReleasedContent, WeighedRelease } from "../../contract";
import { CopyPaper } from "../copy-paper";
import { useRuleWords } from "../words";
import type { ReleaseInput } from "./release-input";

const loadSchema = () => import("../../schema").then((file) => file.releaseDisclosureSchema);
const loadAskSchema = () => import("../../schema").then((file) => file.askApprovalSchema);

export interface ShownPreview {
  readonly receiver: KnownReceiver;
  readonly content: ReleasedContent;
  readonly about: CopyAbout;
  readonly fingerprint: string;
  readonly weighed: WeighedRelease;
}

interface PreviewProps {
  readonly org: string;
  readonly caseId: string;
  readonly value: ShownPreview;
  readonly input: ReleaseInput;
  readonly onBack: () => void;
}

/** Exactly what the receiver gets to see, and the button that lets it go; or the sentence that says why it may not. */
export function ReleasePreview({ org, caseId, value, input, onBack }: PreviewProps) {
  const t = useTranslations("disclosures.preview");
  const words = useRuleWords();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { receiver, content, about, weighed, fingerprint } = value;
  const name = `${receiver.authorityName}, ${receiver.unitName}`;
  const back = <Button onClick={onBack}>{t("change")}</Button>;
  const whole = { ...input, previewed: fingerprint };
  return (
    <section className="grid gap-5">
      <h2 ref={head} tabIndex={-1} className="text-xl">
        {t("title", { receiver: name })}
      </h2>
      {weighed.rule !== null && weighed.rule !== "approval.missing" && (
        <Banner tone="warning" title={t("mayNot")}>
          {words.rule(weighed.rule)}
        </Banner>
      )}
      <CopyPaper content={content} about={about} />
      <p className="text-sm text-muted">{t("nothingElse")}</p>
      {weighed.rule === null && weighed.obligations.length > 0 && (
        <ul className="grid list-disc gap-1 pl-5 text-sm">
          {weighed.obligations.map((one) => (
            <li key={one}>{words.obligation(one)}</li>
          ))}
        </ul>
      )}
      {weighed.rule === null && <SendForm {...{ org, caseId, whole, back }} label={t("release", { receiver: name })} />}
      {weighed.rule === "approval.missing" && <AskForm {...{ org, caseId, whole, back }} />}
      {weighed.rule !== null && weighed.rule !== "approval.missing" && <div>{back}</div>}
    </section>
  );
}

interface SendProps {
  readonly org: string;
  readonly caseId: string;
  readonly whole: ReleaseInput & { readonly previewed: string };
  readonly back: ReactNode;
}

function SendForm({ org, caseId, whole, label, back }: SendProps & { readonly label: string }) {
  const router = useRouter();
  const form = useOperationForm({
    schema: loadSchema,
    action: (_typed, meta) => releaseDisclosureAction(whole, meta),
    defaultValues: whole,
    onSaved: ({ disclosureId }) => router.replace(`/${org}/cases/${caseId}/disclosures/${disclosureId}?done=released`),
  });
  return (
    <Form form={form} submitLabel={label} otherActions={back} savedText="">
      {null}
    </Form>
  );
}

/** The delegation wants a colleague: what was typed is kept, and waits for the answer. */
function AskForm({ org, caseId, whole, back }: SendProps) {
  const t = useTranslations("disclosures.approval");
  const router = useRouter();
  const form = useOperationForm({
    schema: loadAskSchema,
    action: (_typed, meta) => askApprovalAction(whole, meta),
    defaultValues: whole,
    onSaved: ({ approvalId }) => router.replace(`/${org}/cases/${caseId}/approvals/${approvalId}`),
  });
  return (
    <div className="grid gap-4">
      <Banner tone="info" title={t("wanted")}>
        {t("wantedText")}
      </Banner>
      <Form form={form} submitLabel={t("ask")} otherActions={back} savedText={t("asked")}>
        {null}
      </Form>
    </div>
  );
}
