"use client";

import { useTranslations } from "next-intl";
import { useFieldArray, type UseFormReturn } from "react-hook-form";
import { Banner } from "@/ui/banner";
import { Details } from "@/ui/data/details";
import { Checkbox, Fieldset, RadioGroup } from "@/ui/form/choices";
import { TextArea } from "@/ui/form/fields";
import { useLocale } from "next-intl";
import { formatDate } from "@/ui/i18n/formats";
import { Button } from "@/ui/plain-button";
import { dataCategories } from "../../../secrecy/contract";
import { othersInText } from "../../contract";
import { useRuleWords } from "../words";
import { emptyText, type ReleaseField, type ReleaseInput } from "./release-input";
import { Standing } from "./standing";
import type { Weighing } from "./use-weighing";

const MOST = 6;

interface Excerpt {
  readonly id: string;
  readonly writtenOn: string;
  readonly text: string;
}

/** The written texts: what each says, what kind of data it holds, and what it says of others. */
export function Texts(props: {
  readonly field: ReleaseField;
  readonly methods: UseFormReturn<ReleaseInput>;
  readonly weighing: Weighing | null;
  readonly excerpts: readonly Excerpt[];
}) {
  const { field, methods, weighing, excerpts } = props;
  const t = useTranslations("disclosures.form");
  const { fields, append, remove } = useFieldArray({ control: methods.control, name: "texts" });
  return (
    <div className="grid gap-6">
      {fields.map(({ id }, at) => (
        <div key={id} className="grid gap-5 border-l-4 border-edge pl-4">
          <TextArea
            {...field(`texts.${at}.text`)}
            label={fields.length === 1 ? t("summary") : t("summaryNumber", { number: at + 1 })}
            hint={t("summaryHint")}
            rows={6}
          />
          <Categories {...{ field, at }} />
          <Others {...{ field, at, methods }} names={weighing?.named[`text${at + 1}`] ?? []} />
          <Standing mask={weighing?.weighed.mask[`text${at + 1}`]} />
          {fields.length > 1 && (
            <div>
              <Button variant="quiet" onClick={() => remove(at)}>
                {t("removeText", { number: at + 1 })}
              </Button>
            </div>
          )}
        </div>
      ))}
      {fields.length < MOST && (
        <div className="grid gap-3">
          <div>
            <Button variant="quiet" onClick={() => append({ ...emptyText, categories: [] })}>
              {t("addText")}
            </Button>
          </div>
          {excerpts.length > 0 && (
            <Excerpts {...{ excerpts }} onTake={(text) => append({ ...emptyText, categories: [], text })} />
          )}
        </div>
      )}
    </div>
  );
}

function Categories({ field, at }: { readonly field: ReleaseField; readonly at: number }) {
  const t = useTranslations("disclosures.form");
  const words = useRuleWords();
  const { id, error, ...binding } = field(`texts.${at}.categories`);
  return (
    <Fieldset legend={t("categories")} hint={t("categoriesHint")} {...(error ? { error } : {})} id={`${id}-group`}>
      <div className="grid max-w-reading gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {dataCategories.map((category, place) => (
          <Checkbox
            key={category}
            {...binding}
            {...(place === 0 ? { id } : {})}
            value={category}
            label={words.category(category)}
          />
        ))}
      </div>
    </Fieldset>
  );
}

/** Others in the text. A name that the register links to the person is pointed out: then "nobody" is no answer. */
function Others(props: {
  readonly field: ReleaseField;
  readonly at: number;
  readonly methods: UseFormReturn<ReleaseInput>;
  readonly names: readonly string[];
}) {
  const { field, at, methods, names } = props;
  const t = useTranslations("disclosures.form");
  const said = methods.watch(`texts.${at}.others`);
  return (
    <div className="grid gap-4">
      {names.length > 0 && (
        <Banner tone="warning" title={t("named", { names: names.join(", ") })}>
          {t("namedHint")}
        </Banner>
      )}
      <RadioGroup
        {...field(`texts.${at}.others`)}
        label={t("others")}
        options={othersInText.map((value) => ({ value, label: t(`othersOptions.${value}`) }))}
      />
      {(said === "agreed" || said === "harmless") && (
        <TextArea {...field(`texts.${at}.othersReason`)} label={t("othersReason")} rows={2} />
      )}
    </div>
  );
}

function Excerpts({
  excerpts,
  onTake,
}: {
  readonly excerpts: readonly Excerpt[];
  readonly onTake: (text: string) => void;
}) {
  const t = useTranslations("disclosures.form");
  const locale = useLocale();
  return (
    <Details summary={t("excerpts")}>
      <p className="mb-3 text-sm text-muted">{t("excerptsHint")}</p>
      <ul className="grid gap-4">
        {excerpts.map(({ id, writtenOn, text }) => (
          <li key={id} className="grid gap-2 border-l-4 border-line pl-4">
            <p className="text-sm text-muted">{formatDate(writtenOn, locale)}</p>
            <p className="line-clamp-4 whitespace-pre-line">{text}</p>
            <div>
              <Button variant="quiet" onClick={() => onTake(text)}>
                {t("takeExcerpt", { when: formatDate(writtenOn, locale) })}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Details>
  );
}
