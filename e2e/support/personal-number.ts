/** An invented Swedish personal number with a right check digit: `birth` as YYYYMMDD, `serial` three digits. */
export function personalNumber(birth: string, serial: string): string {
  const digits = [...`${birth.slice(2)}${serial}`].map(Number);
  const sum = digits.reduce((total, digit, at) => {
    const weighed = at % 2 === 0 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return `${birth}-${serial}${(10 - (sum % 10)) % 10}`;
}
