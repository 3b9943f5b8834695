import { useTranslations } from "next-intl";
import type { TallyCell } from "../../domain/method/tally";

/** A kind of intervention as it is read. */
export function useTallyWords(): (cell: TallyCell) => string {
  const t = useTranslations("fieldMethod.tally");
  return ({ reason, testResult }) => t("cell", { reason: t(`reason.${reason}`), test: t(`test.${testResult}`) });
}
