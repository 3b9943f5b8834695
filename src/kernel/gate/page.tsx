import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache, type ReactNode } from "react";
import type * as z from "zod";
import { inTransaction, Prisma } from "@/platform/db";
import { currentSessionClaim, enterSession, type Entry, type Principal } from "../identity";
import { faultReference } from "./refusals";
import { runView } from "./run";
import type { View } from "./spec";

/** What Next hands a page. */
export interface PageProps {
  readonly params: Promise<Record<string, string>>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The address a page was asked for, unchecked: the view's own schema checks it. */
export interface PageAddress {
  readonly params: Readonly<Record<string, string>>;
  readonly search: Readonly<Record<string, string | string[] | undefined>>;
}

export interface PageContext extends PageAddress {
  readonly principal: Principal;
}

/**
 * A page of one view. Nothing renders before the gate has answered: signed out goes to sign-in and back, no chosen
 * assignment goes to the choice, and what is unknown, foreign or secret is one and the same "not found".
 */
export function page<S extends z.ZodType, T>(spec: {
  readonly view: View<S, T>;
  readonly input: (address: PageAddress) => unknown;
  readonly render: (value: T, context: PageContext) => ReactNode | Promise<ReactNode>;
}): (props: PageProps) => Promise<ReactNode> {
  return async function GatedPage(props) {
    const address = { params: await props.params, search: await props.searchParams };
    const { reply, principal } = await runView(spec.view, {
      claim: await currentSessionClaim(),
      unverifiedInput: spec.input(address),
      ...(address.params["org"] === undefined ? {} : { unverifiedOrg: address.params["org"] }),
      channel: "web",
    });
    if (reply.ok && principal) return spec.render(reply.value, { ...address, principal });
    if (!reply.ok && reply.code === "signedOut") redirect(await signInAddress());
    if (!reply.ok && reply.code === "chooseAssignment") redirect("/choose-assignment");
    if (!reply.ok && (reply.code === "fault" || reply.code === "tooMany"))
      throw new PageFault(reply.reference ?? faultReference());
    return notFound();
  };
}

/** Sign-in, and back to the page that was asked for. */
async function signInAddress(): Promise<string> {
  const path = (await headers()).get("x-requested-path");
  return path === null ? "/sign-in?ended=1" : `/sign-in?ended=1&next=${encodeURIComponent(path)}`;
}

/** A page could not be made; the error page shows the reference. */
class PageFault extends Error {
  constructor(readonly reference: string) {
    super(`reference ${reference}`);
    this.name = "PageFault";
  }
}

/**
 * Who is signed in, for the frame around a page: name, unit, role, menu. It decides nothing; pages pass the gate
 * themselves. Asked once a request. Alongside comes whether the authority has decided on emergency openings.
 */
export const currentEntry: () => Promise<Entry | null> = cache(async () => {
  const claim = await currentSessionClaim();
  return claim ? inTransaction((tx) => enterSession(tx, claim, false, Prisma.sql`app.emergency_is_on()`)) : null;
});
