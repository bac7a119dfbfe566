import { useState, type FormEvent } from 'react';
import { DataTable, Field, Foreign, Page } from '../../shared/ui';
import { check, type Verdict } from './check';

const SHOWN = 60;

/** Does this proof hold? Nothing leaves the browser. */
export default function Verify() {
  const [file, setFile] = useState<File | undefined>(undefined);
  const [key, setKey] = useState('');
  const [verdict, setVerdict] = useState<Verdict | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(file === undefined ? 'Choose a proof: a file that ends in .proof.json.' : undefined);
    if (file !== undefined) {
      setBusy(true);
      void file.text().then((text) => check(text, key)).then((found) => {
        setVerdict(found);
        setBusy(false);
      });
    }
  };
  return (
    <Page title="Does this proof hold?" status="Nothing leaves this browser, and it works without a connection once loaded.">
      <form className="stack" onSubmit={submit} aria-label="Check a proof" noValidate>
        <Field label="Proof" hint="A bundle, as every decision, halt and attestation offers for download." wrong={wrong}>{(ids) => <input {...ids} type="file" accept=".json,application/json" onChange={(event) => { setFile(event.target.files?.[0]); setVerdict(undefined); }} />}</Field>
        <Field label="The log’s key" hint="Of the form name+id+key. Ask another party for it: do not take ours alone. Without it, the log’s signature is not checked." optional>{(ids) => <input {...ids} type="text" className="mono" autoComplete="off" value={key} onChange={(event) => setKey(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={busy}>{busy ? 'Checking…' : 'Check it'}</button></div>
      </form>
      <div role="status">
        {verdict === undefined ? null : (
          <section className={`banner ${verdict.outcome === 'DOES NOT HOLD' ? 's-breached' : verdict.outcome === 'CANNOT TELL' ? 's-due' : 's-claimed'}`} aria-labelledby="verdict">
            <h2 id="verdict">{verdict.outcome}</h2>
            <p>{verdict.sentence}</p>
            {verdict.findings.length === 0 ? null : <p>{verdict.keyGiven ? '' : 'The log’s signature was not checked: no key was given. '}{verdict.withheld === 0 ? 'All records are whole.' : `${String(verdict.withheld)} ${verdict.withheld === 1 ? 'record has' : 'records have'} fields that are withheld.`}</p>}
          </section>
        )}
      </div>
      {verdict === undefined || verdict.findings.length === 0 ? null : (
        <>
          <h2>What was checked</h2>
          <DataTable caption={`${String(verdict.findings.length)} checks, made in this browser`} rows={[...verdict.findings].sort((a, b) => Number(a.holds) - Number(b.holds)).slice(0, SHOWN)} id={(finding) => finding.what} empty="" sortable={false} columns={[
            { name: 'Check', cell: (finding) => finding.what },
            { name: 'Holds', cell: (finding) => (finding.holds ? 'yes' : <strong>no</strong>) },
          ]} />
          {verdict.findings.length > SHOWN ? <p className="muted">Showing {SHOWN}: those that failed first.</p> : null}
          <h2>What was not</h2>
          <p>The rules do not run here, and the signatures of auditors and the completeness of the records are not checked. To recompute the decision, if you may see the facts: <code>countersign verify FILE --explain</code></p>
          <h2>What the records say</h2>
          {verdict.records.slice(0, SHOWN).map((record) => (
            <details key={record.index}>
              <summary>Record {record.index}{record.whole ? '' : ', in part'}: {record.fields.find(([name]) => name === 'kind')?.[1] ?? 'withheld'}</summary>
              <dl>{record.fields.map(([name, value]) => <div key={name} className="said-line"><dt>{name}</dt><dd><Foreign text={value} /></dd></div>)}</dl>
            </details>
          ))}
        </>
      )}
    </Page>
  );
}
