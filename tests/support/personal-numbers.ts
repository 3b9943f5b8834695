/** Numbers for people who do not exist, with a right check digit. */

/** "YYYYMMDD-NNNC" of a day ("YYYYMMDD"; the day raised by 60 makes a coordination number) and three digits. */
export function personalNumber(day: string, serial: string): string {
  const sum = [...(day.slice(2) + serial)].reduce((total, digit, at) => {
    const weighted = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${day}-${serial}${(10 - (sum % 10)) % 10}`;
}
