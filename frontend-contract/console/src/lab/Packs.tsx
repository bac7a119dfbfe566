import { BoardPackDocument, ModelReportPackDocument, type ModelReportPackQuery } from '@countersign/client';
import { useAsOf } from '../shared/data/asOf';
import { useOperation } from '../shared/data/query';
import { day } from '../shared/data/time';
import { plain, useNames } from '../shared/data/words';
import { TakingNotice, useTaking } from '../shared/forms/Taking';
import { Choice, Empty, Field, NotFound, Page, Part, Sentence, useClock, Waiting } from '../shared/ui';
import { pageOf } from '../shared/ui/Reasons';
import { go, Link, usePlace, withQuery } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

type Section = ModelReportPackQuery['modelReportPack']['sections'][number];

const QUARTER = 92 * 86_400_000;

const titled = (code: string): string => plain(code).replace(/^./, (first) => first.toUpperCase());

/** What the record tells of one part, what it could tell and does not, and what somebody has to write. */
function Told({ section }: { readonly section: Section }) {
  return (
    <section aria-labelledby={`part-${section.part}`}>
      <h2 id={`part-${section.part}`}>{titled(section.part)}</h2>
      {section.items.length === 0 && section.missing.length === 0 && section.toWrite.length === 0 ? <Empty>Nothing of it happened.</Empty> : null}
      {section.items.length === 0 ? null : (
        <ul>
          {section.items.map((item, index) => {
            const page = pageOf(item.relatesTo);
            return <li key={item.sentence + String(index)}><Sentence text={item.sentence} /> {page === undefined ? null : <Link href={page}>What shows it</Link>}{item.logEntry === null ? null : <span className="small muted"> log {item.logEntry.index}</span>}</li>;
          })}
        </ul>
      )}
      {section.missing.length === 0 ? null : <div className="notice wrong"><p><strong>Missing on record</strong></p><ul>{section.missing.map((one) => <li key={one}><Sentence text={one} /></li>)}</ul></div>}
      {section.toWrite.length === 0 ? null : <div className="notice"><p><strong>Yours to write</strong></p><ul>{section.toWrite.map((one) => <li key={one}>{one}</li>)}</ul></div>}
    </section>
  );
}

function Pack({ name, sections, address }: { readonly name: string; readonly sections: readonly Section[]; readonly address: (form: string) => string }) {
  const taking = useTaking();
  const missing = sections.reduce((sum, section) => sum + section.missing.length, 0);
  return (
    <>
      <p>{missing === 0 ? 'Nothing that belongs here is missing on record.' : `${String(missing)} ${missing === 1 ? 'thing that belongs here is' : 'things that belong here are'} missing on record.`}</p>
      <p className="acts">
        <button type="button" className="primary" aria-busy={taking.busy} onClick={() => taking.start(address('pdf'), `${name}.pdf`)}>Take it away as PDF</button>
        <button type="button" onClick={() => taking.start(address('json'), `${name}.json`)}>As JSON</button>
      </p>
      <TakingNotice step={taking.step} />
      {sections.map((section) => <Told key={section.part} section={section} />)}
    </>
  );
}

/** What our records tell, put together for a report: statement by statement, with what shows each, and what is missing. */
export default function Packs() {
  const place = usePlace();
  const names = useNames();
  const asOf = useAsOf();
  const clock = useClock();
  const asked = useSession();
  const session = asked.data ?? ANYONE;
  const officer = session.roles.includes('officer');
  const board = place.query.get('pack') === 'board' && officer;
  const versions = names.versions.filter((one) => one.lab === session.organisation);
  const version = versions.find((one) => one.id === place.query.get('version')) ?? versions[0];
  const now = clock.now;
  const from = place.query.get('from') ?? (now === undefined ? undefined : `${new Date(Date.parse(now) - QUARTER).toISOString().slice(0, 10)}T00:00:00Z`);
  const onModel = useOperation(ModelReportPackDocument, { modelVersion: version?.id ?? '' }, { enabled: session.kind === 'LAB' && !board && version !== undefined });
  const forBoard = useOperation(BoardPackDocument, { from: from ?? '' }, { enabled: session.kind === 'LAB' && board && from !== undefined });
  if (asked.isPending) {
    return <Page title="Report packs"><Waiting /></Page>;
  }
  if (session.kind !== 'LAB') {
    return <NotFound />;
  }
  const then = { ...(asOf.validAt === null ? {} : { validAt: asOf.validAt }), ...(asOf.knownAt === null ? {} : { knownAt: asOf.knownAt }) };
  const addressOf = (name: string, part: Readonly<Record<string, string>>) => (form: string) => `/packs/${name}.${form}?${new URLSearchParams({ ...part, ...then }).toString()}`;
  return (
    <Page title={board ? `What the board has to know since ${from === undefined ? '…' : day(from)}` : `What a model report on ${version === undefined ? 'a version' : version.name} rests on`} prose
      status="Each statement names what on record shows it. What could be on record and is not is named too, and so is what no record holds: that is yours to write.">
      <form className="filters" id="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice label="For" value={board ? 'board' : 'model'} options={[['model', 'A model report'], ...(officer ? [['board', 'The board'] as const] : [])]} onChange={(value) => go(withQuery(place, { pack: value === 'board' ? 'board' : null }))} />
        {board ? (
          <Field label="Since (UTC)">{(ids) => <input {...ids} type="date" value={from?.slice(0, 10) ?? ''} max={now?.slice(0, 10)} onChange={(event) => event.target.value >= '2000' && go(withQuery(place, { from: `${event.target.value}T00:00:00Z` }), { replace: true })} />}</Field>
        ) : versions.length === 0 ? null : <Choice label="Version" value={version?.id ?? ''} options={versions.map((one) => [one.id, one.name] as const)} onChange={(value) => go(withQuery(place, { version: value }))} />}
      </form>
      {board ? (
        <Part of={forBoard} name="The pack">{(data) => <Pack name="board-report" sections={data.boardPack.sections} address={addressOf('board-report', { from: from ?? '' })} />}</Part>
      ) : version === undefined ? <Empty>No version of a model is registered yet.</Empty> : (
        <Part of={onModel} name="The pack">{(data) => <Pack name="model-report" sections={data.modelReportPack.sections} address={addressOf('model-report', { modelVersion: version.id })} />}</Part>
      )}
    </Page>
  );
}
