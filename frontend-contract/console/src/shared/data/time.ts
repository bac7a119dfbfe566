const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (value: number): string => String(value).padStart(2, '0');

/** 25 Jul 2026; what is no instant stays as it is. */
export function day(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : `${String(at.getUTCDate())} ${MONTHS[at.getUTCMonth()] ?? ''} ${String(at.getUTCFullYear())}`;
}

/** 25 Jul 2026 12:00 UTC. */
export function instant(text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : `${day(text)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`;
}

/** 30 d 19 h: the two largest parts. */
export function span(from: string, to: string): string {
  const length = Math.abs(Date.parse(to) - Date.parse(from));
  const days = Math.floor(length / DAY);
  const hours = Math.floor((length % DAY) / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  if (days > 0) {
    return `${String(days)} d${hours > 0 ? ` ${String(hours)} h` : ''}`;
  }
  return hours > 0 ? `${String(hours)} h${minutes > 0 ? ` ${String(minutes)} min` : ''}` : `${String(minutes)} min`;
}

/** 2 d 12 h left, or late by 6 h. */
export function left(due: string, now: string): string {
  return Date.parse(due) > Date.parse(now) ? `${span(now, due)} left` : `late by ${span(due, now)}`;
}

/** A count with thin spaces: 48 211. */
export function count(value: number | string): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}
