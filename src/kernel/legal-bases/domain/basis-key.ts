/** The catalogue's key of a basis: its code in camel case, `OSL_10_18A_UNDER21` -> `osl1018aUnder21`. */
export function basisKey(code: string): string {
  return code.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
