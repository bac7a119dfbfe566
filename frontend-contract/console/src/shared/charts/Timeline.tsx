import { day, instant } from '../data/time';
import { WORDS, wordOf } from '../data/words';
import { DataTable, Instant, StatusMark } from '../ui';
import { Link } from '../../shell/router';
import { Figure } from './Figure';
import { Marks, type Mark } from './Marks';

export interface Lasting {
  readonly key: string;
  readonly lane: string;
  readonly from: string;
  readonly until: string | null;
  readonly code: string;
  readonly what: string;
  readonly href: string;
}

const WIDTH = 960;
const LEFT = 150;
const ROW = 30;
const TOP = 24;
const MOST = 400;

/** Ticks at the first of months, thinned until they fit. */
function months(from: number, to: number): number[] {
  const ticks: number[] = [];
  const at = new Date(from);
  at.setUTCDate(1);
  at.setUTCHours(0, 0, 0, 0);
  at.setUTCMonth(at.getUTCMonth() + 1);
  while (at.getTime() < to) {
    ticks.push(at.getTime());
    at.setUTCMonth(at.getUTCMonth() + 1);
  }
  const step = Math.ceil(ticks.length / 8);
  return ticks.filter((_, index) => index % step === 0);
}

/** What lasted from when until when; what still does ends in an arrow. */
export function Timeline({ name, title, events, now }: { readonly name: string; readonly title: string; readonly events: readonly Lasting[]; readonly now: string | undefined }) {
  const twin = (
    <DataTable
      caption={title}
      rows={events}
      id={(event) => event.key}
      empty="Nothing happened."
      columns={[
        { name: 'What', cell: (event) => <Link href={event.href}>{event.what}, <bdi>{event.lane}</bdi></Link>, by: (event) => event.what },
        { name: 'State', cell: (event) => <StatusMark code={event.code} />, by: (event) => event.code },
        { name: 'From', cell: (event) => <Instant at={event.from} />, by: (event) => event.from },
        { name: 'Until', cell: (event) => (event.until === null ? 'still open' : <Instant at={event.until} excluded />), by: (event) => event.until ?? '9' },
      ]}
    />
  );
  const end = Date.parse(now ?? events.map((event) => event.until ?? event.from).sort().at(-1) ?? '');
  const start = Math.min(...events.map((event) => Date.parse(event.from)));
  const margin = Math.max((end - start) * 0.05, 86_400_000);
  const x = (at: number) => LEFT + ((at - start + margin) / (end - start + 2 * margin)) * (WIDTH - LEFT - 20);
  const firsts = months(start - margin, end + margin);
  const rows = [...events].sort((a, b) => a.from.localeCompare(b.from) || a.lane.localeCompare(b.lane));
  const height = TOP + rows.length * ROW + 10;
  const marks: Mark[] = rows.map((event, index) => {
    const y = TOP + index * ROW;
    const [left, right] = [x(Date.parse(event.from)), x(event.until === null ? end : Date.parse(event.until))];
    const wide = Math.max(right - left, 6);
    const sentence = `${event.what}, ${event.lane}, from ${instant(event.from)}${event.until === null ? '' : ` to ${instant(event.until)}`}, ${wordOf(event.code)}${event.until === null ? ', still open' : ''}.`;
    return {
      key: event.key,
      href: event.href,
      sentence,
      x: left,
      y,
      draw: (
        <g className={`s-${WORDS[event.code]?.tone ?? 'none'}`}>
          <rect className="bar-fill" x={left} y={y + 4} width={wide} height={ROW - 14} />
          {event.until === null ? <path className="bar-fill" d={`M${String(left + wide)} ${String(y + 1)}l11 ${String((ROW - 8) / 2)}l-11 ${String((ROW - 8) / 2)}z`} /> : null}
        </g>
      ),
      label: <text x={LEFT - 8} y={y + 17} textAnchor="end">{event.lane} {event.what.replace(/^\w+, /, '')}</text>,
    };
  });
  return (
    <Figure
      name={name}
      title={title}
      hint="A bar lasts from its beginning to its end; an arrow means that it still does."
      limit={events.length > MOST ? `There are ${String(events.length)}: more than a picture can show.` : undefined}
      twin={twin}
      picture={
        <Marks label={title} width={WIDTH} height={height} marks={marks}>
          {(firsts.length > 0 ? firsts : [...new Set([start, end])]).map((tick) => (
            <g key={tick}>
              <line className="grid" x1={x(tick)} x2={x(tick)} y1={TOP - 4} y2={height} />
              <text className="faint" x={x(tick)} y={14} textAnchor="middle">{day(new Date(tick).toISOString())}</text>
            </g>
          ))}
        </Marks>
      }
    />
  );
}
