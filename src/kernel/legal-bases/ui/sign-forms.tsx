"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/ui/form/choices";
import { TextArea } from "@/ui/form/fields";
import { Form } from "@/ui/form/form";
import { useOperationForm } from "@/ui/form/use-operation-form";
import { revokeBasisAction, signBasisAction } from "../actions";

interface VersionProps {
  readonly code: string;
  readonly version: number;
}

/** The lawyer's word: that the text was read, and what the authority should know of it. */
export function SignForm({ code, version }: VersionProps) {
  const t = useTranslations("legalBases.sign");
  const router = useRouter();
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.signBasisSchema),
    action: signBasisAction,
    defaultValues: { code, version, hasRead: false as unknown as true, note: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("form", { version })} submitLabel={t("sign", { version })} savedText={t("signed")}>
      <Checkbox {...form.field("hasRead")} label={t("hasRead")} hint={t("hasReadHint")} />
      <TextArea {...form.field("note")} label={t("note")} hint={t("noteHint")} rows={4} maxLength={2000} />
    </Form>
  );
}

/** Taking the word back, and why. */
export function RevokeForm({ signOffId }: { signOffId: string }) {
  const t = useTranslations("legalBases.sign");
  const router = useRouter();
  const form = useOperationForm({
    schema: () => import("../schema").then((file) => file.revokeBasisSchema),
    action: revokeBasisAction,
    defaultValues: { signOffId, reason: "" },
    onSaved: () => router.refresh(),
  });
  return (
    <Form form={form} label={t("revoke")} submitLabel={t("revokeNow")} savedText={t("revoked")}>
      <TextArea {...form.field("reason")} label={t("reason")} hint={t("reasonHint")} rows={3} maxLength={2000} />
    </Form>
  );
}
