/** One thing to put right: which field (dotted name), and the finished sentence. */
export interface Problem {
  readonly name: string;
  readonly text: string;
}

/** The id of a field's control, made from the form's id and the dotted name. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replaceAll(".", "-")}`;
}

/** The leaves of react-hook-form's error tree as dotted names with their message keys. One per field, the first. */
export function flattenErrors(errors: object, prefix = ""): { name: string; key: string }[] {
  return Object.entries(errors).flatMap(([part, found]: [string, unknown]) => {
    if (typeof found !== "object" || found === null || part === "ref") return [];
    const name = part === "root" ? prefix.replace(/\.$/, "") : `${prefix}${part}`;
    if ("message" in found && typeof found.message === "string" && "type" in found) {
      return [{ name, key: found.message }];
    }
    return flattenErrors(found, `${name}.`);
  });
}

/** Whether a rejected call never got an answer (then trying again with the same key is right), or got a bad one. */
export function isNetworkLoss(reason: unknown, online: boolean): boolean {
  return !online || reason instanceof TypeError || (reason instanceof DOMException && reason.name === "AbortError");
}
