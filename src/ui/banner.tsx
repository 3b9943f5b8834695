import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { DangerIcon, InfoIcon, SuccessIcon, WarningIcon } from "./icons";

/** What a banner, a tag or a bar means. Never the colour alone: each has its sign and its word. */
export type Tone = "info" | "success" | "warning" | "danger";

const LOOKS = {
  info: { box: "border-accent bg-accent-soft", sign: "text-accent", Icon: InfoIcon },
  success: { box: "border-success bg-success-soft", sign: "text-success-ink", Icon: SuccessIcon },
  warning: { box: "border-warning bg-warning-soft", sign: "text-warning-ink", Icon: WarningIcon },
  danger: { box: "border-danger bg-danger-soft", sign: "text-danger-ink", Icon: DangerIcon },
} as const;

interface BannerProps {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Speak it to screen readers when it appears: for what follows from an act, not for what stands on a page. */
  readonly announced?: boolean;
}

/** A message in the flow of the page. It stays until it no longer holds; it never floats away. */
export function Banner({ tone, title, children, announced = false }: BannerProps) {
  const t = useTranslations("ui.tone");
  const { box, sign, Icon } = LOOKS[tone];
  return (
    <div
      role={announced ? (tone === "danger" || tone === "warning" ? "alert" : "status") : undefined}
      className={classNames("flex max-w-reading gap-3 rounded-md border-l-4 p-4 text-ink", box)}
    >
      <Icon className={classNames("mt-0.5 shrink-0", sign)} />
      <div className="min-w-0">
        <p className="font-semibold">
          <span className={classNames("sr-only")}>{t(tone)}: </span>
          {title}
        </p>
        {children && <div className="mt-1">{children}</div>}
      </div>
    </div>
  );
}
