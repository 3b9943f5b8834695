"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/ui/banner";
import { RadioGroup } from "@/ui/form/choices";
import { DateField, Select, TextArea } from "@/ui/form/fields";
import { makeOfferAction } from "../../actions";
import type { AgeRange } from "../../domain/chain/age";
import { asksForReason } from "../../domain/chain/offers";
import { decideHousing, type HousingRule } from "../../domain/chain/housing";
import { decideTargetGroup, inForceOn, type ReceivingService } from "../../domain/chain/target-group";
import { chainOfferKinds, housingKinds, notOfferedReasons } from "../../domain/chain/values";
import { offerAnswers } from "../../domain/contact";
import { ruleKeys } from "./rule-key";
import { ChainFrame, useChainForm, type ChainTarget } from "./chain-frame";

const loadSchema = () => import("../../schema-chain").then((file) => file.makeOfferSchema);
const kinds = [...chainOfferKinds, "nothing"] as const;

/** What the rules see of a choice, as the page knew it when it was opened. The server decides again. */
export interface OfferRules {
  readonly services: readonly ReceivingService[];
  readonly housingRules: readonly HousingRule[];
  readonly age: AgeRange | null;
  readonly betterTried: boolean;
  readonly today: string;
}

/** An offer, or that nothing was offered. A choice that departs from a rule says so at once and asks why. */
export function OfferForm({ target, kind, rules }: { target: ChainTarget; kind: string; rules: OfferRules }) {
  const t = useTranslations("fieldChain");
  const [seen, setSeen] = useState({ kind, serviceId: "", answer: "", reason: "", severeAbuse: "" });
  const see = (name: keyof typeof seen) => (event: { target: { value: string } }) =>
    setSeen((before) => ({ ...before, [name]: event.target.value }));
  const form = useChainForm(target, {
    schema: loadSchema,
    action: makeOfferAction,
    defaultValues: {
      ...{ kind, serviceId: "", offeredOn: rules.today, answer: "", askAgainOn: "" },
      ...{ notOfferedReason: "", severeAbuse: "", reason: "" },
    },
  });
  const isNothing = seen.kind === "nothing";
  const service = rules.services.find(({ id }) => id === seen.serviceId);
  const departed = service && !isNothing ? rulesAgainst(service, rules, seen.severeAbuse) : [];
  const asksAbuse = service && inForceOn(service.groups, rules.today)?.needsSevereAbuse === true && !isNothing;
  const isAsked = form.problems.some(({ name }) => name === "reason");
  const asksReason = isAsked || departed.length > 0 || (isNothing && seen.reason === "other");
  return (
    <ChainFrame {...{ target, form }} submitLabel={isNothing ? t("form.saveNothing") : t("form.saveOffer")}>
      <RadioGroup
        {...form.field("kind")}
        onChange={see("kind")}
        label={t("form.kind")}
        options={kinds.map((value) => ({ value, label: t(`options.kind.${value}`) }))}
      />
      <Select
        {...form.field("serviceId")}
        onChange={see("serviceId")}
        label={isNothing ? t("form.serviceTried") : t("form.service")}
        hint={t("form.serviceHint")}
        options={fitting(rules.services, seen.kind).map(({ id, name }) => ({ value: id, label: name }))}
        empty={t("form.noService")}
        optional
      />
      {asksAbuse && (
        <RadioGroup
          {...form.field("severeAbuse")}
          onChange={see("severeAbuse")}
          label={t("form.severeAbuse")}
          hint={t("form.severeAbuseHint")}
          options={(["yes", "no", ""] as const).map((value) => ({
            value,
            label: value === "" ? t("form.notJudged") : t(`options.yesNo.${value}`),
          }))}
          columns
        />
      )}
      {departed.length > 0 && (
        <Banner
          tone="warning"
          title={
            departed.some(({ kind: verdict }) => verdict === "outside")
              ? t("form.ruleTitle")
              : t("form.ruleUnknownTitle")
          }
          announced
        >
          <ul className="list-disc pl-5">
            {departed.map(({ rule }) => (
              <li key={rule}>{t(`rules.${ruleKeys[rule]}`)}</li>
            ))}
          </ul>
        </Banner>
      )}
      {isNothing ? (
        <RadioGroup
          {...form.field("notOfferedReason")}
          onChange={see("reason")}
          label={t("form.notOfferedReason")}
          options={notOfferedReasons.map((value) => ({ value, label: t(`options.notOffered.${value}`) }))}
        />
      ) : (
        <RadioGroup
          {...form.field("answer")}
          onChange={see("answer")}
          label={t("form.answer")}
          options={[
            ...offerAnswers.map((value) => ({ value, label: t(`options.answer.${value}`) })),
            { value: "", label: t("form.notAnswered") },
          ]}
          columns
        />
      )}
      {!isNothing && seen.answer === "later" && (
        <DateField {...form.field("askAgainOn")} label={t("form.askAgainOn")} hint={t("form.askAgainHint")} optional />
      )}
      {asksReason && (
        <TextArea
          {...form.field("reason")}
          label={isNothing ? t("form.otherReason") : t("form.ruleReason")}
          hint={t("form.reasonHint")}
          rows={3}
        />
      )}
      <DateField {...form.field("offeredOn")} label={t("form.offeredOn")} max={rules.today} />
    </ChainFrame>
  );
}

/** Services that can be chosen for a kind: a roof for housing, the others for the rest, all for what was not offered. */
function fitting(services: readonly ReceivingService[], kind: string): readonly ReceivingService[] {
  const isRoof = ({ kind: of }: ReceivingService) => (housingKinds as readonly string[]).includes(of);
  if (kind === "nothing" || kind === "") return services;
  return services.filter((service) => isRoof(service) === (kind === "housing"));
}

/** The rules that the choice departs from, or that cannot tell. Where none is decided there is nothing to warn of. */
function rulesAgainst(service: ReceivingService, rules: OfferRules, severeAbuse: string) {
  const { age, today, betterTried, housingRules } = rules;
  const facts = { severeAbuse: severeAbuse === "" ? null : severeAbuse === "yes" };
  const verdicts = [
    decideTargetGroup(service, age, facts, today),
    decideHousing(inForceOn(housingRules, today), { kind: service.kind, age, betterTried }),
  ];
  return verdicts.filter((verdict) => verdict.kind !== "inside").filter(({ rule }) => asksForReason(rule));
}
