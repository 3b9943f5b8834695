"use client";

import { useTranslations } from "next-intl";
import { Checkbox, Fieldset } from "@/ui/form/choices";
import type { ReleaseItem } from "../../contract";
import type { ReleaseField } from "./release-input";
import { Standing } from "./standing";
import type { Weighing } from "./use-weighing";

/** Facts of the record that can go with it, each with how it stands once it is chosen. */
export function Facts(props: {
  readonly field: ReleaseField;
  readonly available: readonly ReleaseItem[];
  readonly weighing: Weighing | null;
}) {
  const { field, available, weighing } = props;
  const t = useTranslations("disclosures.form");
  const i = useTranslations("disclosures.items");
  const { id, error, ...binding } = field("items");
  return (
    <Fieldset legend={t("items")} hint={t("itemsHint")} {...(error ? { error } : {})} id={`${id}-group`}>
      {available.map((item, at) => (
        <div key={item} className="grid max-w-field gap-1">
          <Checkbox {...binding} {...(at === 0 ? { id } : {})} value={item} label={i(item)} />
          <Standing mask={weighing?.weighed.mask[item]} />
        </div>
      ))}
      {available.length === 0 && <p className="text-muted">{t("noItems")}</p>}
    </Fieldset>
  );
}
