import { plain } from '../data/words';
import { DataTable, VersionLink } from '../ui';
import { Figure } from './Figure';
import { Marks, type Mark } from './Marks';

interface Version {
  readonly id: string;
  readonly label: string;
  readonly trainingFlop: string;
  readonly mitigationState: string;
  readonly parents: readonly { readonly modelVersion: string; readonly computeRatios: readonly { readonly domain: string; readonly ratio: string }[] }[];
}

const BOX = { width: 170, height: 56 };
const GAP = { x: 90, y: 24 };
const MOST = 120;

/** How many steps a version is from where its family begins. */
export function depths(versions: readonly Version[]): ReadonlyMap<string, number> {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const found = new Map<string, number>();
  const depth = (id: string, seen: ReadonlySet<string>): number => {
    const known = found.get(id);
    const version = byId.get(id);
    if (known !== undefined || version === undefined || seen.has(id)) {
      return known ?? 0;
    }
    const inner = new Set([...seen, id]);
    const value = version.parents.reduce((most, parent) => (byId.has(parent.modelVersion) ? Math.max(most, depth(parent.modelVersion, inner) + 1) : most), 0);
    found.set(id, value);
    return value;
  };
  versions.forEach((version) => depth(version.id, new Set()));
  return found;
}

/** What each version was made from: left to right, with how much compute was added on the way. */
export function Lineage({ name, model, versions }: { readonly name: string; readonly model: string; readonly versions: readonly Version[] }) {
  const deep = depths(versions);
  const columns = new Map<number, Version[]>();
  for (const version of versions) {
    const depth = deep.get(version.id) ?? 0;
    columns.set(depth, [...(columns.get(depth) ?? []), version]);
  }
  const place = new Map<string, { readonly x: number; readonly y: number }>();
  for (const [depth, list] of columns) {
    list.forEach((version, index) => place.set(version.id, { x: 10 + depth * (BOX.width + GAP.x), y: 10 + index * (BOX.height + GAP.y) }));
  }
  const width = 20 + Math.max(1, columns.size) * (BOX.width + GAP.x) - GAP.x;
  const height = 20 + Math.max(1, ...[...columns.values()].map((list) => list.length)) * (BOX.height + GAP.y) - GAP.y;
  const marks: Mark[] = versions.map((version) => {
    const at = place.get(version.id) ?? { x: 0, y: 0 };
    const ratio = version.parents[0]?.computeRatios[0]?.ratio;
    return {
      key: version.id,
      href: `#${version.id}`,
      sentence: `${model}@${version.label}, ${version.trainingFlop} FLOP, ${plain(version.mitigationState)}${version.parents.length === 0 ? ', the beginning of the family' : `, from ${String(version.parents.length)} earlier${ratio === undefined ? '' : ` at ${ratio} times`}`}.`,
      ...at,
      draw: <rect className="open" x={at.x} y={at.y} width={BOX.width} height={BOX.height} />,
      label: (
        <>
          <text x={at.x + 10} y={at.y + 23} fontWeight="600">{model}@{version.label}</text>
          <text className="faint" x={at.x + 10} y={at.y + 43}>{version.trainingFlop} FLOP</text>
        </>
      ),
    };
  });
  const edges = versions.flatMap((version) => version.parents.flatMap((parent) => {
    const [from, to] = [place.get(parent.modelVersion), place.get(version.id)];
    return from === undefined || to === undefined ? [] : [{ key: parent.modelVersion + version.id, from, to, ratio: parent.computeRatios[0]?.ratio }];
  }));
  return (
    <Figure
      name={name}
      title={`Where the versions of ${model} come from`}
      hint="Left to right: each version stands right of what it was made from; the number is how many times the compute."
      limit={versions.length > MOST ? `There are ${String(versions.length)} versions: more than a picture can show.` : undefined}
      twin={
        <DataTable
          caption={`Where the versions of ${model} come from`}
          rows={versions}
          id={(version) => version.id}
          empty="There is no version."
          columns={[
            { name: 'Version', cell: (version) => <a href={`#${version.id}`}><bdi>{version.label}</bdi></a>, by: (version) => version.label },
            { name: 'Made from', cell: (version) => (version.parents.length === 0 ? 'nothing' : version.parents.map((parent) => <VersionLink key={parent.modelVersion} id={parent.modelVersion} />)) },
            { name: 'Times the compute', cell: (version) => version.parents.flatMap((parent) => parent.computeRatios.map((ratio) => `${ratio.ratio} (${plain(ratio.domain)})`)).join(', ') || '–' },
            { name: 'Training compute, FLOP', cell: (version) => version.trainingFlop, by: (version) => Number(version.trainingFlop), number: true },
          ]}
        />
      }
      picture={
        <Marks label={`Where the versions of ${model} come from`} width={width} height={height} marks={marks}>
          {edges.map((edge) => {
            const [x1, y1, x2, y2] = [edge.from.x + BOX.width, edge.from.y + BOX.height / 2, edge.to.x, edge.to.y + BOX.height / 2];
            return (
              <g key={edge.key}>
                <line className="interval" x1={x1} y1={y1} x2={x2 - 6} y2={y2} />
                <path className="solid" d={`M${String(x2)} ${String(y2)}l-8 -4v8z`} />
                <text className="faint" x={(x1 + x2) / 2} y={(y1 + y2) / 2 - 6} textAnchor="middle">×{edge.ratio ?? '?'}</text>
              </g>
            );
          })}
        </Marks>
      }
    />
  );
}
