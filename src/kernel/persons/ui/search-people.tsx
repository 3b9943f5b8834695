"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type FormEvent, type ReactNode } from "react";
import type { FindPerson } from "../contract";
import { Button } from "@/ui/button";
import { RadioGroup } from "@/ui/form/choices";
import { TextField } from "@/ui/form/fields";
import { LiveForm } from "@/ui/form/live-form";
import { useMessageText } from "@/ui/i18n/use-message-text";
import { StatusLine } from "@/ui/status-line";
import { findPersonsAction } from "../actions";
import type { PersonCard } from "../contract";
import { findPersonSchema, SEARCH_FIRST, SEARCH_MAX } from "../schema";

interface SearchPeopleProps {
  /** What stands in the row of a hit: a link, a button. */
  readonly hit: (card: PersonCard) => ReactNode;
}

interface Hits {
  readonly persons: readonly PersonCard[];
  readonly hasMore: boolean;
}

const KEYS = ["name", "number", "caseNumber"] as const satisfies readonly FindPerson["by"][];

/**
 * Searching for people. What is typed goes to the server in the body of a request: names and numbers never stand in an
 * address. The field keeps what was typed when the key is changed.
 */
export function SearchPeople({ hit }: SearchPeopleProps) {
  const t = useTranslations("persons.search");
  const field = useRef<HTMLInputElement>(null);
  const search = usePersonSearch(() => field.current);
  const { by, hits, state, error } = search;
  const canShowMore = hits?.hasMore && hits.persons.length < SEARCH_MAX;
  return (
    <div className="grid gap-6">
      <LiveForm onSubmit={search.submit} className="grid gap-4" role="search">
        <RadioGroup
          name="by"
          label={t("by")}
          options={[
            { value: "name", label: t("byName") },
            { value: "number", label: t("byNumber") },
            { value: "caseNumber", label: t("byCaseNumber") },
          ]}
          defaultValue={by}
          onChange={(event) => search.changeKey(keyFrom(event.currentTarget.value))}
        />
        <TextField
          name="query"
          ref={field}
          label={t(by)}
          hint={t(`${by}Hint`)}
          error={error ?? undefined}
          autoCapitalize="off"
          spellCheck={false}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" wide aria-disabled={state === "searching" || undefined}>
            {t("submit")}
          </Button>
          <StatusLine>
            {state === "searching" ? t("searching") : state === "lost" ? t("lost") : null}
            {state === "idle" &&
              hits &&
              (hits.persons.length === 0 ? t("none") : t("found", { shown: hits.persons.length }))}
          </StatusLine>
        </div>
      </LiveForm>
      {hits && hits.persons.length > 0 && (
        <div className="grid justify-items-start gap-3">
          <ul aria-label={t("results")} className="w-full max-w-reading divide-y divide-line border-y border-line">
            {hits.persons.map((card) => (
              <li key={card.id} className="min-h-row py-2">
                {hit(card)}
              </li>
            ))}
          </ul>
          {canShowMore && <Button onClick={() => void search.showMore()}>{t("more")}</Button>}
        </div>
      )}
    </div>
  );
}

function keyFrom(value: unknown): FindPerson["by"] {
  return KEYS.find((known) => known === value) ?? "name";
}

/** `input`: the field with what was typed, asked for when the form is sent. */
function usePersonSearch(input: () => HTMLInputElement | null) {
  const textOf = useMessageText();
  const asked = useRef<{ typed: object; limit: number } | null>(null);
  const latest = useRef(0);
  const [by, setBy] = useState<FindPerson["by"]>("name");
  const [hits, setHits] = useState<Hits | null>(null);
  const [state, setState] = useState<"idle" | "searching" | "lost">("idle");
  const [error, setError] = useState<string | null>(null);

  const ask = async (typed: object, limit: number) => {
    const turn = (latest.current += 1);
    setState("searching");
    try {
      const reply = await findPersonsAction({ ...typed, limit } as never);
      // An answer that a later search has overtaken is dropped.
      if (turn !== latest.current) return;
      setState("idle");
      if (!reply.ok) return fail(Object.values(reply.fields)[0]?.key ?? reply.message);
      asked.current = { typed, limit };
      setHits(reply.value);
    } catch {
      // Translates the one fault a browser has: the call did not come back.
      if (turn === latest.current) setState("lost");
    }
  };
  const fail = (key: string) => {
    setError(textOf(key));
    setHits(null);
    input()?.focus();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    if (state === "searching") return;
    setError(null);
    // From the form and not from the state: the choice may be older than the script.
    const chosen = keyFrom(new FormData(event.currentTarget).get("by"));
    setBy(chosen);
    const typed = { by: chosen, [chosen]: input()?.value ?? "" };
    const checked = findPersonSchema.safeParse(typed);
    if (!checked.success) return fail(checked.error.issues[0]?.message ?? "");
    void ask(typed, SEARCH_FIRST);
  };
  const showMore = async () => {
    if (asked.current) await ask(asked.current.typed, Math.min(SEARCH_MAX, asked.current.limit + SEARCH_FIRST));
  };
  const changeKey = (key: FindPerson["by"]) => {
    setBy(key);
    setError(null);
  };
  return { by, hits, state, error, submit, showMore, changeKey };
}
