import type { ReactNode } from 'react';
import { day } from '../data/time';
import { figure, ticks } from './scale';
import { plain } from '../data/words';
import { Figure } from './Figure';
import { Marks, type Mark } from './Marks';

/** One result with its interval. */
export interface Measured {
  readonly key: string;
  readonly at: string;
  readonly by: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly planned: number;
  readonly conclusion: string;
  /** True if it decides what holds now. */
  readonly governs: boolean;
  /** False if it was rejected: then nothing is known by it. */
  readonly counts: boolean;
  readonly href: string;
}

/** What counts as reached, for as long as a policy version says so. */
export interface Line {
  readonly version: string;
  readonly from: string;
  readonly until: string | null;
  readonly value: number;
  readonly margin: number;
}

const WIDTH = 900;
const HEIGHT = 320;
const LEFT = 56;
const RIGHT = 24;
const TOP = 18;
const BOTTOM = 34;
const DAY = 86_400_000;
const MOST = 200;

export function sentenceOf(one: Measured, line: Line | undefined, indicator: string): string {
  return `${one.by}, ${day(one.at)}: ${indicator} ${figure(one.estimate)}, interval ${figure(one.low)} to ${figure(one.high)}, n ${String(one.n)} of ${String(one.planned)}${line === undefined ? '' : `, threshold ${figure(line.value)}`}, ${plain(one.conclusion)}.${one.governs ? ' Governs.' : ''}`;
}

/** The interval of the newest evaluation that counts, at each time: one outline, in steps and not between them. */
function band(counted: readonly Measured[], now: number, x: (at: number) => number, y: (value: number) => number): string {
  const upper = counted.map((one, index) => `${index === 0 ? 'M' : 'L'}${String(x(Date.parse(one.at)))} ${String(y(one.high))}H${String(x(Date.parse(counted[index + 1]?.at ?? '') || now))}`);
  const lower = [...counted].reverse().map((one, index, all) => `L${String(x(Date.parse(all[index - 1]?.at ?? '') || now))} ${String(y(one.low))}H${String(x(Date.parse(one.at)))}`);
  return counted.length === 0 ? '' : `${upper.join('')}${lower.join('')}Z`;
}

/** How far from the threshold, and how sure that is: the end of the interval that is riskier decides. */
export function Distance({ name, title, indicator, higherIsRiskier, measured, lines, now, twin }: {
  readonly name: string;
  readonly title: string;
  readonly indicator: string;
  readonly higherIsRiskier: boolean;
  readonly measured: readonly Measured[];
  readonly lines: readonly Line[];
  readonly now: string;
  readonly twin: ReactNode;
}) {
  const times = [...measured.map((one) => Date.parse(one.at)), ...lines.map((line) => Date.parse(line.from)), Date.parse(now)];
  const [first, last] = [Math.min(...times) - 5 * DAY, Math.max(...times) + 5 * DAY];
  const values = [...measured.flatMap((one) => [one.low, one.high]), ...lines.flatMap((line) => [line.value, line.value - line.margin, line.value + line.margin])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const spare = (most - least || 1) * 0.12;
  const [bottom, top] = [least >= 0 ? Math.max(0, least - spare) : least - spare, most + spare];
  const x = (at: number) => LEFT + ((at - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + ((top - value) / (top - bottom)) * (HEIGHT - TOP - BOTTOM);
  const lineAt = (at: string) => lines.find((line) => line.from <= at && (line.until === null || at < line.until));
  const inOrder = [...measured].sort((a, b) => a.at.localeCompare(b.at));
  const marks: Mark[] = inOrder.map((one) => {
    const at = x(Date.parse(one.at));
    return {
      key: one.key,
      href: one.href,
      sentence: sentenceOf(one, lineAt(one.at), indicator),
      x: at,
      y: y(one.estimate),
      draw: (
        <>
          <path className="interval" fill="none" d={`M${String(at)} ${String(y(one.high))}V${String(y(one.low))}M${String(at - 7)} ${String(y(one.high))}h14M${String(at - 7)} ${String(y(one.low))}h14`} />
          <circle className={one.governs ? 'solid' : 'open'} cx={at} cy={y(one.estimate)} r={5.5} />
        </>
      ),
      label: <text x={at + 12} y={y(one.estimate) + 4}>{figure(one.estimate)}</text>,
    };
  });
  return (
    <Figure name={name} title={title}
      hint={`Bars are 95% intervals; the band is that of the newest evaluation at each time. ${higherIsRiskier ? 'Higher is riskier: for ruling out, the upper end counts.' : 'Lower is riskier: for ruling out, the lower end counts.'} A filled mark governs.`}
      limit={Math.max(measured.length, lines.length) > MOST ? `There are ${String(measured.length)} evaluations and ${String(lines.length)} values to hold them against: more than a picture can show.` : undefined}
      twin={twin}
      picture={
        <Marks label={title} width={WIDTH} height={HEIGHT} marks={marks}>
          {ticks(bottom, top).map((value) => (
            <g key={value}>
              <line className="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
              <text className="faint" x={LEFT - 8} y={y(value) + 4} textAnchor="end">{figure(value)}</text>
            </g>
          ))}
          <path className="band" d={band(inOrder.filter((one) => one.counts), Date.parse(now), x, y)} />
          <text className="faint" x={LEFT} y={12}>{indicator}, {higherIsRiskier ? 'riskier ↑' : 'riskier ↓'}</text>
          {lines.map((line, index) => {
            // Versions of several documents may say the same at once: their labels stand above each other.
            const beneath = lines.slice(0, index).filter((other) => other.value === line.value && other.from < (line.until ?? '9') && line.from < (other.until ?? '9')).length;
            const [from, to] = [x(Math.max(Date.parse(line.from), first)), x(line.until === null ? last : Math.min(Date.parse(line.until), last))];
            const safe = higherIsRiskier ? line.value - line.margin : line.value;
            return (
              <g key={line.version + line.from}>
                <rect className="area" x={from} width={Math.max(to - from, 1)} y={y(safe + line.margin)} height={Math.max(y(safe) - y(safe + line.margin), 1)} />
                <line className="threshold" x1={from} x2={to} y1={y(line.value)} y2={y(line.value)} />
                <text x={from + 4} y={y(line.value) - 7 - beneath * 13}>{figure(line.value)} in {line.version}</text>
              </g>
            );
          })}
          {ticks(0, last - first, 6).map((offset) => (
            <g key={offset}>
              <line className="axis" x1={x(first + offset)} x2={x(first + offset)} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM + 5} />
              <text className="faint" x={x(first + offset)} y={HEIGHT - 12} textAnchor="middle">{day(new Date(first + offset).toISOString())}</text>
            </g>
          ))}
          <line className="axis" x1={LEFT} x2={WIDTH - RIGHT} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
        </Marks>
      }
    />
  );
}
