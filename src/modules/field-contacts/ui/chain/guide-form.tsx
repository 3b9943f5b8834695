"use client";

import { useTranslations } from "next-intl";
import { DateField, Select } from "@/ui/form/fields";
import { setGuideAction } from "../../actions";
import { ChainFrame, useChainForm, type ChainTarget } from "./chain-frame";

const loadSchema = () => import("../../schema-chain").then((file) => file.setGuideSchema);

/** Who follows the person as service guide, from when and until when. */
export function GuideForm(props: {
  readonly target: ChainTarget;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly values: Readonly<Record<"guideAccountId" | "guideSince" | "guideUntil", string>>;
}) {
  const { target, colleagues, values } = props;
  const t = useTranslations("fieldChain.form");
  const form = useChainForm(target, { schema: loadSchema, action: setGuideAction, defaultValues: values });
  return (
    <ChainFrame {...{ target, form }}>
      <Select
        {...form.field("guideAccountId")}
        label={t("guide")}
        hint={t("guideHint")}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        empty={t("nobody")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField {...form.field("guideSince")} label={t("guideSince")} />
        <DateField {...form.field("guideUntil")} label={t("guideUntil")} optional />
      </div>
    </ChainFrame>
  );
}
