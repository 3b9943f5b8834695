import { useTranslations } from "next-intl";
import { Banner, type Tone } from "@/ui/banner";
import { Button, ButtonLink } from "@/ui/button";
import { Tag } from "@/ui/data/tag";
import { AddIcon } from "@/ui/icons";
import { ShowcaseSection } from "./showcase-section";

const COLOURS = [
  ["canvas", "bg-canvas"],
  ["surface", "bg-surface"],
  ["sunken", "bg-sunken"],
  ["ink", "bg-ink"],
  ["muted", "bg-muted"],
  ["line", "bg-line"],
  ["edge", "bg-edge"],
  ["accent", "bg-accent"],
  ["accent-soft", "bg-accent-soft"],
  ["success", "bg-success"],
  ["success-soft", "bg-success-soft"],
  ["warning", "bg-warning"],
  ["warning-soft", "bg-warning-soft"],
  ["danger", "bg-danger"],
  ["danger-soft", "bg-danger-soft"],
] as const;

const TONES: readonly Tone[] = ["info", "success", "warning", "danger"];

export function ColourShowcase() {
  return (
    <ShowcaseSection name="colours">
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-5">
        {COLOURS.map(([name, look]) => (
          <li key={name} className="grid gap-1">
            <span className={`h-14 rounded-md border border-line ${look}`} />
            <code translate="no" className="font-sans text-sm text-muted">
              {name}
            </code>
          </li>
        ))}
      </ul>
    </ShowcaseSection>
  );
}

export function TypeShowcase() {
  const t = useTranslations("showcase.type");
  return (
    <ShowcaseSection name="type">
      <div className="grid max-w-reading gap-3">
        <p className="text-2xl leading-tight font-[650]">{t("h1")}</p>
        <p className="text-xl font-[650]">{t("h2")}</p>
        <h3 className="text-lg">{t("h3")}</h3>
        <p>{t("body")}</p>
        <p className="text-sm text-muted">{t("small")}</p>
      </div>
    </ShowcaseSection>
  );
}

export function ButtonShowcase() {
  const t = useTranslations("showcase.buttons");
  return (
    <ShowcaseSection name="buttons">
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary">{t("primary")}</Button>
        <Button icon={<AddIcon />}>{t("secondary")}</Button>
        <Button variant="danger">{t("danger")}</Button>
        <Button variant="quiet">{t("quiet")}</Button>
        <Button variant="primary" aria-disabled>
          {t("disabled")}
        </Button>
        <ButtonLink href="/about">{t("link")}</ButtonLink>
      </div>
    </ShowcaseSection>
  );
}

export function MessageShowcase() {
  const t = useTranslations("showcase.messages");
  return (
    <ShowcaseSection name="messages">
      <div className="grid gap-3">
        {TONES.map((tone) => (
          <Banner key={tone} tone={tone} title={t(tone)}>
            {t(`${tone}Text`)}
          </Banner>
        ))}
      </div>
      <p className="flex flex-wrap gap-2">
        <Tag>{t("tagNeutral")}</Tag>
        <Tag tone="info">{t("tagInfo")}</Tag>
        <Tag tone="success">{t("tagSuccess")}</Tag>
        <Tag tone="warning">{t("tagWarning")}</Tag>
        <Tag tone="danger">{t("tagDanger")}</Tag>
      </p>
    </ShowcaseSection>
  );
}
