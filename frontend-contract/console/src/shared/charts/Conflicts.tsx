import { day } from '../data/time';
import { DataTable, Instant } from '../ui';
import { Figure } from './Figure';
import { Marks, type Mark } from './Marks';

interface Share {
  readonly id: string;
  readonly owner: { readonly name: string; readonly organisation: string | null };
  readonly owned: { readonly name: string; readonly organisation: string | null };
  readonly share: string;
  readonly from: string;
  readonly until: string | null;
}

interface Affiliate {
  readonly name: string;
  readonly organisation: string | null;
  readonly relation: string;
  readonly share: string;
  readonly from: string;
  readonly until: string | null;
}

/** One chain of shares from an auditor to a lab. */
interface Chain {
  readonly lab: string;
  readonly labName: string;
  readonly over: readonly string[];
  readonly shares: readonly string[];
  readonly from: string;
  readonly until: string | null;
}

const LONGEST = 4;

/** Every chain of ownership, either way, that leads from the auditor to a lab. */
export function chains(auditor: { readonly id: string; readonly name: string; readonly affiliates: readonly Affiliate[] }, ownerships: readonly Share[], labs: readonly { readonly id: string; readonly name: string }[]): readonly Chain[] {
  const key = (company: { readonly name: string; readonly organisation: string | null }) => company.organisation ?? company.name;
  const labNames = new Map(labs.map((lab) => [lab.id, lab.name]));
  const ties = [
    ...ownerships.map((one) => ({ a: key(one.owner), b: key(one.owned), aName: one.owner.name, bName: one.owned.name, share: one.share, from: one.from, until: one.until })),
    ...auditor.affiliates.map((one) => ({ a: one.relation === 'OWNED_BY' ? key(one) : auditor.id, b: one.relation === 'OWNED_BY' ? auditor.id : key(one), aName: one.relation === 'OWNED_BY' ? one.name : auditor.name, bName: one.relation === 'OWNED_BY' ? auditor.name : one.name, share: one.share, from: one.from, until: one.until })),
  ];
  const found: Chain[] = [];
  const walk = (at: string, over: readonly string[], seen: ReadonlySet<string>, shares: readonly string[], from: string, until: string | null) => {
    const lab = labNames.get(at);
    if (lab !== undefined) {
      found.push({ lab: at, labName: lab, over: over.slice(0, -1), shares, from, until });
      return;
    }
    if (shares.length >= LONGEST) {
      return;
    }
    for (const tie of ties) {
      const [next, name] = tie.a === at ? [tie.b, tie.bName] : tie.b === at ? [tie.a, tie.aName] : [undefined, ''];
      if (next !== undefined && !seen.has(next)) {
        walk(next, [...over, name], new Set([...seen, next]), [...shares, tie.share], tie.from > from ? tie.from : from, until === null || (tie.until !== null && tie.until < until) ? tie.until : until);
      }
    }
  };
  walk(auditor.id, [], new Set([auditor.id]), [], '', null);
  return found;
}

const sentenceOf = (auditor: string, chain: Chain): string =>
  `${auditor} is tied to ${chain.labName}${chain.over.length === 0 ? ' directly' : ` over ${chain.over.join(', ')}`}, ${chain.shares.map((share) => `share ${share}`).join(', ')}, since ${day(chain.from)}${chain.until === null ? '' : ` until ${day(chain.until)}`}.`;

/** Who stands between an auditor and the labs. Only chains that reach a lab are drawn. */
export function Conflicts({ name, auditor, ownerships, labs }: { readonly name: string; readonly auditor: { readonly id: string; readonly name: string; readonly affiliates: readonly Affiliate[] }; readonly ownerships: readonly Share[]; readonly labs: readonly { readonly id: string; readonly name: string }[] }) {
  const found = chains(auditor, ownerships, labs);
  if (found.length === 0) {
    return <p>No chain of ownership leads from {auditor.name} to a lab on the register.</p>;
  }
  const title = `${String(found.length)} ${found.length === 1 ? 'chain leads' : 'chains lead'} from ${auditor.name} to labs`;
  const width = 900;
  const row = 70;
  const marks: Mark[] = found.map((chain, index) => {
    const y = 20 + index * row;
    const stops = [auditor.name, ...chain.over, chain.labName];
    const step = (width - 180) / (stops.length - 1);
    return {
      key: chain.lab + String(index),
      href: `/labs/${chain.lab}`,
      sentence: sentenceOf(auditor.name, chain),
      x: width / 2,
      y,
      draw: (
        <>
          {stops.slice(1).map((_, stop) => <line key={stop} className="interval" x1={90 + stop * step} x2={90 + (stop + 1) * step} y1={y + 14} y2={y + 14} />)}
          {stops.map((stop, at) => <circle key={stop} className={at === 0 || at === stops.length - 1 ? 'solid' : 'open'} cx={90 + at * step} cy={y + 14} r={6} />)}
        </>
      ),
      label: stops.map((stop, at) => (
        <g key={stop}>
          <text x={90 + at * step} y={y + 36} textAnchor="middle">{stop}</text>
          {at === 0 ? null : <text className="faint" x={90 + (at - 0.5) * step} y={y + 6} textAnchor="middle">{chain.shares[at - 1]}</text>}
        </g>
      )),
    };
  });
  return (
    <Figure name={name} title={title} hint="Each line is one chain of shares; whether it disqualifies is judged when something is signed."
      twin={
        <DataTable caption={title} rows={found} id={(chain) => chain.lab + chain.over.join()} empty="" columns={[
          { name: 'Lab', cell: (chain) => <a href={`/labs/${chain.lab}`}><bdi>{chain.labName}</bdi></a>, by: (chain) => chain.labName },
          { name: 'Over', cell: (chain) => chain.over.join(', ') || 'directly' },
          { name: 'Shares', cell: (chain) => chain.shares.join(', ') },
          { name: 'Since', cell: (chain) => <Instant at={chain.from} />, by: (chain) => chain.from },
          { name: 'Until', cell: (chain) => (chain.until === null ? 'still' : <Instant at={chain.until} excluded />) },
        ]} />
      }
      picture={<Marks label={title} width={width} height={20 + found.length * row} marks={marks} />}
    />
  );
}
