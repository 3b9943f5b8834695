import "server-only";
import type * as z from "zod";
import type { Subject } from "../secrecy";
import { register } from "./registry";
import type { Corridor, Operation, OperationSpec, View, ViewSpec } from "./spec";

/**
 * Opens the corridor for one workflow or kernel part: the only maker of operations and views. The grants come with it,
 * so no operation can exist whose roles nobody has stated.
 */
export function corridor(about: Corridor) {
  return {
    /** Makes an operation: something that changes the world, decided by a pure rule and saved in one transaction. */
    operation<S extends z.ZodType, Current, Change, Out>(
      spec: OperationSpec<S, Current, Change, Out>,
    ): Operation<S, Out> {
      const operation: Operation<S, Out> = {
        kind: "operation",
        name: `${about.name}.${spec.name}`,
        corridor: about,
        input: spec.input,
        needs: spec.needs,
        subject: (input) => asList(spec.subject(input)),
        timeoutMs: spec.timeoutMs,
        perform: async (scope, input, facts) => {
          const current = await spec.load(scope, input);
          if (current === null) return { step: "not-found" };
          const decided = spec.decide(current, input, facts);
          if (!decided.ok)
            return { step: "refused", code: decided.code, field: decided.field, details: decided.details };
          const change = decided.value;
          const value = await spec.save(scope, change, { current, input });
          const all = { input, current, change, value };
          return { step: "done", value, note: spec.records(all), events: spec.announces?.(all) ?? [] };
        },
      };
      register(operation as unknown as Operation);
      return operation;
    },

    /** Makes a view: something that may be seen, read and logged in one transaction. */
    view<S extends z.ZodType, T>(spec: ViewSpec<S, T>): View<S, T> {
      const view: View<S, T> = {
        kind: "view",
        name: `${about.name}.${spec.name}`,
        corridor: about,
        input: spec.input,
        needs: spec.needs,
        subject: (input) => asList(spec.subject(input)),
        look: async (scope, input) => {
          const value = await spec.load(scope, input);
          return value === null ? { step: "not-found" } : { step: "done", value, note: spec.records({ input, value }) };
        },
      };
      register(view as unknown as View);
      return view;
    },
  };
}

function asList(subject: Subject | readonly Subject[]): readonly Subject[] {
  return "kind" in subject ? [subject] : subject;
}
