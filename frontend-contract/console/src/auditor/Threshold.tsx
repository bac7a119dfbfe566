import { DeterminationsDocument, PolicyThresholdsDocument, ThresholdHistoryDocument, type ThresholdHistoryQuery } from '@countersign/client';
import { isPast, useAsOf } from '../shared/data/asOf';
import { DOCUMENTS, useModel } from '../shared/data/model';
import { useOperation, useWhole } from '../shared/data/query';
import { plain, spoken, useNames } from '../shared/data/words';
import { Distance, type Line, type Measured } from '../shared/charts/Distance';
import { figure } from '../shared/charts/scale';
import { Banner, DataTable, Empty, Instant, NotFound, OrganisationLink, Page, PageOf, Part, StatusMark, useClock, VersionLink } from '../shared/ui';
import { Link, useParameter } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';
import { Complete, RegisterProtocol, Start } from './Evaluate';

type Evaluation = ThresholdHistoryQuery['evaluations']['nodes'][number];
type Finding = Evaluation['findings'][number];
type Result = Finding['results'][number];

interface Row {
  readonly evaluation: Evaluation;
  readonly finding: Finding;
  readonly result: Result;
}

/** How far a model is from a threshold, evaluation by evaluation, and how sure that is. */
function History({ lab, threshold, versions, working }: { readonly lab: string; readonly threshold: string; readonly versions: ReadonlySet<string>; readonly working: boolean }) {
  const session = useSession().data ?? ANYONE;
  const names = useNames();
  const clock = useClock();
  const history = useOperation(ThresholdHistoryDocument, { lab, first: 100 });
  const policies = useWhole(PolicyThresholdsDocument, { lab, first: DOCUMENTS }, (data) => data.frameworkDocuments);
  const determined = useOperation(DeterminationsDocument, { lab, thresholdKey: threshold, first: 50 });
  const all = { data: history.data === undefined || policies.data === undefined || policies.hasNextPage || determined.data === undefined ? undefined : { history: history.data, policies: policies.data.pages.flatMap((page) => page.frameworkDocuments.nodes), determined: determined.data }, error: history.error ?? policies.error ?? determined.error, isPending: history.isPending || policies.isPending || policies.hasNextPage || determined.isPending, refetch: () => Promise.all([history.refetch(), policies.refetch(), determined.refetch()]) };
  return (
    <Part of={all} name="Evaluations">
      {(data) => {
        const standing = data.determined.determinations.nodes.filter((one) => versions.has(one.modelVersion));
        const governing = new Set(standing.map((one) => one.evaluation));
        const rows: Row[] = data.history.evaluations.nodes.filter((one) => versions.has(one.modelVersion)).flatMap((evaluation) => evaluation.findings.filter((finding) => finding.thresholdKey === threshold).flatMap((finding) => finding.results.map((result) => ({ evaluation, finding, result }))));
        const defined = data.policies.flatMap((document) => document.versions.nodes.filter((version) => version.inForceFrom !== null).flatMap((version) => version.thresholds.filter((one) => one.key === threshold || one.continuesKey === threshold).map((one) => ({ name: `${document.name} ${version.label}`, from: version.inForceFrom ?? '', until: version.inForceUntil, threshold: one }))));
        const indicators = [...new Set([...rows.map((row) => row.result.indicatorKey), ...defined.flatMap((one) => one.threshold.indicators.map((indicator) => indicator.key))])];
        const newest = [...defined].sort((a, b) => b.from.localeCompare(a.from))[0]?.threshold;
        return (
          <>
            {standing.map((one) => (
              <Banner key={one.id} code={one.conclusion ?? 'NOT_VALIDATED'}>
                <p><VersionLink id={one.modelVersion} />: {one.latched ? 'latched; only validated safeguards let it go on' : one.shortfall === null ? 'it supports a step' : `it supports no step: ${plain(one.shortfall)}`}. Since <Instant at={one.determinedAt} />{one.holdsUntil === null ? '' : <>, fresh until <Instant at={one.holdsUntil} excluded /></>}.</p>
              </Banner>
            ))}
            {indicators.length === 0 ? <Empty>Never evaluated, and no policy in force names this threshold: NOT_ASSESSED.</Empty> : null}
            {indicators.map((key) => {
              const here = rows.filter((row) => row.result.indicatorKey === key);
              const lines: Line[] = defined.flatMap((one) => one.threshold.indicators.filter((indicator) => indicator.key === key).map((indicator) => ({ version: one.name, from: one.from, until: one.until, value: Number(indicator.value), margin: Number(indicator.alertMargin) })));
              const indicator = defined.flatMap((one) => one.threshold.indicators).find((one) => one.key === key);
              const measured: Measured[] = here.flatMap(({ evaluation, finding, result }) => (result.estimate === null || result.low === null || result.high === null || evaluation.completedAt === null ? [] : [{
                key: evaluation.id + key, at: evaluation.completedAt, by: names.organisation(evaluation.evaluator), estimate: result.estimate, low: result.low, high: result.high, n: Number(result.n), planned: Number(result.planned), conclusion: finding.conclusion, governs: governing.has(evaluation.id), counts: evaluation.rejection === null, href: evaluation.evidence[0] === undefined ? `/models/${names.modelOf(evaluation.modelVersion) ?? ''}` : `/evidence/${evaluation.evidence[0]}`,
              }]));
              const title = `${key} in ${String(measured.length)} ${measured.length === 1 ? 'evaluation' : 'evaluations'}`;
              const twin = (
                <DataTable caption={`${title}, with the 95% interval of each`} rows={here} id={(row) => row.evaluation.id} empty="Never evaluated: NOT_ASSESSED." columns={[
                  { name: 'Evaluation', cell: (row) => (row.evaluation.evidence[0] === undefined ? <bdi>{row.evaluation.protocolTitle}</bdi> : <Link href={`/evidence/${row.evaluation.evidence[0]}`}><bdi>{row.evaluation.protocolTitle}</bdi></Link>), by: (row) => row.evaluation.protocolTitle },
                  { name: 'Model version', cell: (row) => <VersionLink id={row.evaluation.modelVersion} />, by: (row) => names.version(row.evaluation.modelVersion) },
                  { name: 'By', cell: (row) => <OrganisationLink id={row.evaluation.evaluator} />, by: (row) => names.organisation(row.evaluation.evaluator) },
                  { name: 'Estimate', cell: (row) => (row.result.estimate === null ? '–' : figure(row.result.estimate)), by: (row) => row.result.estimate ?? 0, number: true },
                  { name: '95% interval', cell: (row) => (row.result.low === null || row.result.high === null ? '–' : `${figure(row.result.low)} to ${figure(row.result.high)}`), number: true },
                  { name: 'n of planned', cell: (row) => `${String(row.result.n)} of ${String(row.result.planned)}`, number: true },
                  { name: 'Registered beforehand', cell: (row) => { const plan = row.evaluation.plannedSamples.find((one) => one.indicatorKey === row.result.indicatorKey && one.thresholdKey === row.finding.thresholdKey); return plan === undefined ? 'no number' : String(plan.samples); }, number: true },
                  { name: 'Conclusion', cell: (row) => <StatusMark code={row.finding.conclusion} />, by: (row) => row.finding.conclusion },
                  { name: 'Governs', cell: (row) => (governing.has(row.evaluation.id) ? 'yes' : row.evaluation.rejection === null ? 'no' : `no: ${spoken(row.evaluation.rejection.reason)}`) },
                  { name: 'Completed', cell: (row) => <Instant at={row.evaluation.completedAt} />, by: (row) => row.evaluation.completedAt ?? '' },
                ]} />
              );
              return (
                <section key={key} aria-label={key}>
                  <h2><bdi>{key}</bdi></h2>
                  {indicator === undefined ? null : <p className="muted"><bdi>{indicator.description}</bdi> Below n = {String(indicator.minimumN)} nothing can be concluded.</p>}
                  {measured.length === 0 || clock.now === undefined ? twin : <Distance name={`distance-${key}`} title={title} indicator={key} higherIsRiskier={indicator?.polarity !== 'LOWER_IS_RISKIER'} measured={measured} lines={lines} now={clock.now} twin={twin} />}
                </section>
              );
            })}
            {working ? (
              <>
                <h2>Evaluations under way</h2>
                <RegisterProtocol threshold={threshold} versions={[...versions].map((version) => ({ id: version, name: names.version(version) }))} indicators={newest?.indicators.map((one) => one.key) ?? []} />
                {data.history.evaluations.nodes.filter((one) => versions.has(one.modelVersion) && one.evaluator === session.organisation && one.thresholdKeys.includes(threshold) && (one.status === 'REGISTERED' || one.status === 'RUNNING')).map((one) => (
                  <article key={one.id} className="change">
                    <p><strong><bdi>{one.protocolTitle}</bdi></strong> on <VersionLink id={one.modelVersion} />: {plain(one.status)}</p>
                    {one.status === 'REGISTERED' ? <Start evaluation={one} /> : clock.current === undefined || newest === undefined ? null : <Complete evaluation={one} lab={lab} threshold={threshold} indicators={newest.indicators} now={clock.current} />}
                  </article>
                ))}
              </>
            ) : null}
            {newest === undefined ? null : (
              <><h2>When it has to be evaluated again</h2>
                <p>After {newest.cadence.maxAge.replace(/^P(\d+)M$/, '$1 months')}, at {newest.cadence.computeMultiple}× of effective compute, or when something changes: {newest.cadence.triggers.map(plain).join(', ') || 'nothing is named'}.</p></>
            )}
          </>
        );
      }}
    </Part>
  );
}

/** How far is it from the threshold, and how sure is that? */
export default function Threshold() {
  const id = useParameter('id');
  const threshold = useParameter('key');
  const names = useNames();
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const { list, model } = useModel(id);
  return (
    <PageOf of={list} name="Threshold">
      {() => {
        if (model === undefined) {
          return <NotFound />;
        }
        return (
          <Page title={`${threshold} on ${model.name}: distance to the threshold`} crumbs={[{ name: names.organisation(model.lab), href: `/labs/${model.lab}` }, { name: model.name, href: `/models/${id}` }]}>
            <History lab={model.lab} threshold={threshold} versions={new Set(model.versions.nodes.map((version) => version.id))} working={!past && (session.kind === 'AUDITOR' || session.organisation === model.lab)} />
          </Page>
        );
      }}
    </PageOf>
  );
}
