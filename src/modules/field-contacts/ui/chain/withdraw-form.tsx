"use client";

import { useTranslations } from "next-intl";
import { useLightForm } from "@/ui/form/use-light-form";
import { Form } from "@/ui/form/form";
import { useRouter } from "next/navigation";
import { withdrawOfferAction } from "../../actions";
import type { ChainTarget } from "./chain-frame";

const loadSchema = () => import("../../schema-chain").then((file) => file.withdrawOfferSchema);

/** Marks an offer as entered by mistake. It can still be read. */
export function WithdrawForm({ target, offerId }: { target: ChainTarget; offerId: string }) {
  const { org, caseId, version } = target;
  const t = useTranslations("fieldChain.form");
  const router = useRouter();
  const form = useLightForm({
    schema: loadSchema,
    action: withdrawOfferAction,
    defaultValues: { caseId, version: String(version), offerId },
    onSaved: () => router.push(`/${org}/field-contacts/${caseId}?done=noted`),
  });
  return (
    <Form form={form} submitLabel={t("withdraw")} submitVariant="secondary" savedText="" label={t("withdraw")}>
      <input type="hidden" name="caseId" defaultValue={caseId} />
      <input type="hidden" name="version" defaultValue={version} />
      <input type="hidden" name="offerId" defaultValue={offerId} />
      <p className="max-w-reading text-sm text-muted">{t("withdrawHint")}</p>
    </Form>
  );
}
