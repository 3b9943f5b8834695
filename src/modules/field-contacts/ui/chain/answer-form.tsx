"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RadioGroup } from "@/ui/form/choices";
import { DateField } from "@/ui/form/fields";
import { answerOfferAction } from "../../actions";
import { offerAnswers } from "../../domain/contact";
import { ChainFrame, useChainForm, type ChainTarget } from "./chain-frame";

const loadSchema = () => import("../../schema-chain").then((file) => file.answerOfferSchema);

/** The answer to an offer: yes, no, or later, which is asked again. */
export function AnswerForm(props: { readonly target: ChainTarget; readonly offerId: string; readonly today: string }) {
  const { target, offerId, today } = props;
  const t = useTranslations("fieldChain");
  const [answer, setAnswer] = useState("");
  const form = useChainForm(target, {
    schema: loadSchema,
    action: answerOfferAction,
    defaultValues: { offerId, answer: undefined, answeredOn: today, askAgainOn: "" },
  });
  return (
    <ChainFrame {...{ target, form }} hidden={{ offerId }} submitLabel={t("form.saveAnswer")}>
      <RadioGroup
        {...form.field("answer")}
        onChange={(event) => setAnswer(event.target.value)}
        label={t("form.answer")}
        options={offerAnswers.map((value) => ({ value, label: t(`options.answer.${value}`) }))}
        columns
      />
      {answer === "later" && (
        <DateField {...form.field("askAgainOn")} label={t("form.askAgainOn")} hint={t("form.askAgainHint")} optional />
      )}
      <DateField {...form.field("answeredOn")} label={t("form.answeredOn")} max={today} />
    </ChainFrame>
  );
}
