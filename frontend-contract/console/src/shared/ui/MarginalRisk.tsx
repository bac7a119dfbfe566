import { Foreign } from './Facts';

/** The argument that going on adds little to the risk that others make anyway, and whom it convinced. */
export function MarginalRisk({ of }: { readonly of: { readonly argument: string; readonly comparedWith: string; readonly approvedBy: readonly string[] } | null }) {
  return of === null ? <span className="muted">not argued</span> : (
    <>
      <Foreign text={of.argument} />
      <div className="small muted">Beside: <Foreign text={of.comparedWith} /></div>
      <div className="small muted">{of.approvedBy.length === 0 ? 'Approved by the officer alone.' : <>Approved beside the officer by: {of.approvedBy.map((one, index) => <span key={index}>{index === 0 ? '' : ', '}<bdi>{one}</bdi></span>)}</>}</div>
    </>
  );
}
