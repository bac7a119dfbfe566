const TICKS = 5;

/** A number as people read it: at most three digits after the point. */
export const figure = (value: number): string => String(Math.round(value * 1_000) / 1_000);

/** A label that has so much room: the end of a longer one is in its sentence. */
export const cut = (label: string, letters: number): string => (label.length > letters ? `${label.slice(0, letters - 1)}…` : label);

/** Steps of 1, 2 or 5 times a power of ten, about as many as asked for. */
export function ticks(from: number, to: number, wanted = TICKS): number[] {
  const rough = (to - from) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const found: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to + step / 1e6; at += step) {
    found.push(Math.round(at / step) * step);
  }
  return found;
}
