import { EvidenceDocument, type EvidenceQuery } from '@countersign/client';
import { useList } from '../shared/data/query';
import { More, Part } from '../shared/ui';

export type Piece = Pick<EvidenceQuery['evidence']['nodes'][number], 'id' | 'decisionGrade'>;

/** Which evidence about a lab it rests on, of all that the reader may see, the newest first. */
export function ChooseEvidence({ lab, chosen, onChange, wrong, hint, fitAlone = false }: {
  readonly lab: string;
  readonly chosen: readonly Piece[];
  readonly onChange: (chosen: readonly Piece[]) => void;
  readonly wrong?: string | undefined;
  readonly hint?: string;
  /** True if only what a decision may rest on is offered. */
  readonly fitAlone?: boolean;
}) {
  const list = useList(EvidenceDocument, { lab, first: 100 }, (data) => data.evidence);
  const rows = list.data?.pages.flatMap((page) => page.evidence.nodes) ?? [];
  const offered = fitAlone ? rows.filter((one) => one.decisionGrade) : rows;
  return (
    <Part of={list} name="Evidence">
      {() => (
        <fieldset className="field">
          <legend>Evidence that it rests on</legend>
          {hint === undefined ? null : <p className="hint">{hint}</p>}
          {wrong === undefined ? null : <p className="wrong">{wrong}</p>}
          {offered.map((one) => <label key={one.id}><input type="checkbox" checked={chosen.some((piece) => piece.id === one.id)} onChange={(event) => onChange(event.target.checked ? [...chosen, one] : chosen.filter((piece) => piece.id !== one.id))} /><bdi>{one.name}</bdi> <span className="muted small">{one.sha256.slice(0, 12)}…{one.decisionGrade ? '' : ', not decision-grade'}</span></label>)}
          {rows.length === 0 ? <p className="muted">There is none yet. Hand it over first.</p> : offered.length === 0 ? <p className="muted">None of what is shown is decision-grade.</p> : null}
          <More list={list} shown={rows.length} />
        </fieldset>
      )}
    </Part>
  );
}
