const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** @returns whether the text is a day of the calendar as `YYYY-MM-DD`; `2023-02-30` is none */
export function isIsoDate(text: string): boolean {
  if (!DAY.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** @returns whether the text is a day, a month (`2023-10`) or a year (`2023`) of the calendar */
export function isPartialIsoDate(text: string): boolean {
  if (/^\d{4}$/.test(text)) return true;
  return /^\d{4}-\d{2}$/.test(text) ? isIsoDate(`${text}-01`) : isIsoDate(text);
}
