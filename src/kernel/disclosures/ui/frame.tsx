import type { ReactNode } from "react";
import { PageHeader } from "@/ui/layout/page-header";

/** A page with what it is about, and beside it what can be done. On a phone what can be done comes first. */
export function Frame(props: {
  readonly title: string;
  readonly about: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly side: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div data-density="field">
      <PageHeader title={props.title} about={props.about} back={props.back} />
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-6 lg:col-start-2 lg:row-start-1" data-print="hide">
          {props.side}
        </div>
        <div className="grid gap-8 lg:row-start-1">{props.children}</div>
      </div>
    </div>
  );
}
