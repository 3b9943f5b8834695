import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatInstant } from "@/ui/i18n/formats";
import type { OpenedBooking } from "../../data/chain/open-chain";
import { latestBooking } from "../../domain/chain/visits";
import { formHref, NotedBy, Said, StepActions, type StepProps } from "./step-parts";

/** The first visit with its history, and whether what began was completed. */
export function OutcomeStep(props: StepProps) {
  const { opened, chain, mayEdit } = props;
  const t = useTranslations("fieldChain");
  const { contact } = opened;
  const latest = latestBooking(chain.bookings);
  const isBooked = latest !== null && latest.outcome === null;
  const mayBook = latest?.outcome !== "came" && !isBooked;
  const actions = [
    ...(isBooked ? [{ href: formHref(props, "visit"), label: t("actions.visit") }] : []),
    ...(mayBook ? [{ href: formHref(props, "booking"), label: t("actions.booking") }] : []),
    { href: formHref(props, "completion"), label: t("actions.completion") },
  ];
  return (
    <>
      {chain.bookings.length > 0 && (
        // Lists without bullets lose their role in Safari unless it is written out.
        // eslint-disable-next-line jsx-a11y/no-redundant-roles -- see above
        <ul role="list" aria-label={t("visits")} className="grid max-w-reading gap-2">
          {chain.bookings.map((booking) => (
            <li key={booking.id}>
              <Visit booking={booking} today={props.today} />
            </li>
          ))}
        </ul>
      )}
      <Said facts={[[t("facts.completed"), contact.completed && t(`options.completed.${contact.completed}`)]]} />
      <NotedBy steps={chain.steps} step="completion" />
      <StepActions mayEdit={mayEdit} isTodo={isBooked || latest?.outcome === "missed"} actions={actions} />
    </>
  );
}

function Visit({ booking, today }: { booking: OpenedBooking; today: string }) {
  const t = useTranslations("fieldChain");
  const locale = useLocale();
  const { dueOn, serviceName, outcome, outcomeOn, isMistaken, recordedByName, recordedAt } = booking;
  const isLate = outcome === null && dueOn !== null && dueOn < today;
  return (
    <>
      <p className={isMistaken ? "text-muted line-through" : undefined}>
        {dueOn === null
          ? t("visitNoDay")
          : t("bookedFor", { day: formatDate(dueOn, locale), service: serviceName ?? "none" })}{" "}
        <strong>
          {outcome === null
            ? isLate
              ? t("visitLate")
              : ""
            : t("visitOutcome", {
                outcome: t(`options.visit.${outcome}`),
                day: outcomeOn ? formatDate(outcomeOn, locale) : "none",
              })}
        </strong>
      </p>
      <p className="text-sm text-muted">
        {t("bookedBy", { name: recordedByName, when: formatInstant(recordedAt, locale) })}
      </p>
    </>
  );
}
