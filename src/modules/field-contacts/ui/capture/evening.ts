/**
 * Whether a bright screen would blind, and give a patrol away: from six in the evening to seven in the morning. `time`
 * is HH:MM on Swedish clocks. public/field-worker.js says the same for the page without net.
 */
export function isEvening(time: string): boolean {
  return time >= "18:00" || time < "07:00";
}
