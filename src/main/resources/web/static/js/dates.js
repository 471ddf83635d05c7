/** Dates and times as people write them, in the office's time zone wherever the reader is. */

const DAY = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' });
const TIME = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' });

/** @param {string} instant such as 2026-08-03T01:00:00Z */
export function dayAndTime(instant) {
  const at = new Date(instant);
  return `${DAY.format(at)} ${TIME.format(at)}`;
}

/** @param {string} date such as 2026-10-02 */
export function day(date) {
  return DAY.format(new Date(`${date}T12:00:00+08:00`));
}
