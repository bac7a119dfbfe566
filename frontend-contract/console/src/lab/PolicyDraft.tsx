import { ApprovePolicyVersionDocument, DraftPolicyVersionDocument, PolicyDiffPageDocument, PolicyVersionDocument, PolicyVersionsDocument, PublishPolicyVersionDocument, RepealPolicyVersionDocument, WithdrawPolicyVersionDocument, type PolicyVersionQuery } from '@countersign/client';
import { useEffect, useState, type FormEvent } from 'react';
import { isPast, useAsOf } from '../shared/data/asOf';
import { useAct, useOperation } from '../shared/data/query';
import { useNames } from '../shared/data/words';
import { Banner, Choice, ConfirmByTyping, DataTable, Digest, Empty, Field, Foreign, Instant, NotFound, Page, PageOf, Part, Refusal, StatusMark, useDraft, VersionLink } from '../shared/ui';
import { go, Link, useParameter } from '../shell/router';
import { ANYONE, useSession } from '../shell/session';

type Version = NonNullable<PolicyVersionQuery['policyVersion']>;

/** Its content with line breaks, so that it can be read and written. */
function readable(policy: string): string {
  try {
    return JSON.stringify(JSON.parse(policy), null, 2);
  } catch {
    return policy;
  }
}

/** A new version: the text begins as that of the version that it follows. */
function Write({ lab, document, name, versions }: { readonly lab: string; readonly document: string; readonly name: string; readonly versions: readonly { readonly id: string; readonly label: string }[] }) {
  const act = useAct(DraftPolicyVersionDocument);
  const names = useNames();
  const [previous, setPrevious] = useState(versions[0]?.id ?? '');
  const before = useOperation(PolicyVersionDocument, { id: previous }, { enabled: previous !== '' });
  const [label, setLabel, labelSent] = useDraft('label');
  const [from, setFrom, fromSent] = useDraft('from');
  const [kind, setKind, kindSent] = useDraft('characterisation');
  const [changelog, setChangelog, changelogSent] = useDraft('changelog');
  const [policy, setPolicy, policySent] = useDraft('policy');
  const [tried, setTried] = useState(false);
  const base = before.data?.policyVersion?.policy;
  useEffect(() => {
    if (policy === '' && base !== undefined) {
      setPolicy(readable(base));
    }
    // Only an empty field is filled: what was typed stays.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [base]);
  const lines = changelog.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const wrong = {
    label: label.trim() === '' ? 'Give it a label, for example 2.2.' : undefined,
    from: from === '' ? 'Say from when it is to have effect.' : undefined,
    changelog: previous !== '' && lines.length === 0 ? 'Say what changed and why. What is not named here is pointed out beside the comparison.' : undefined,
    policy: policy.trim() === '' ? 'Write the policy down.' : undefined,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).every((one) => one === undefined)) {
      void act.send({ document, label: label.trim(), effectiveFrom: `${from}:00Z`, changelog: lines, policy, ...(previous === '' ? {} : { previous }), ...(kind.trim() === '' ? {} : { characterisation: kind.trim() }) }).then((data) => {
        if (data !== undefined) {
          [labelSent, fromSent, kindSent, changelogSent, policySent].forEach((sent) => sent());
          go(`/labs/${lab}/policies/${document}/draft/${data.draftPolicyVersion.policyVersion.id}`);
        }
      });
    }
  };
  const told = (one: string | undefined) => (tried ? one : undefined);
  return (
    <Page title={`${name}: write a new version`} crumbs={[{ name: names.organisation(lab), href: `/labs/${lab}` }]} status="It is checked as a whole when you hand it in: every path that is not sound is named, and nothing is kept of a text that is not.">
      <form className="stack wide" onSubmit={submit} aria-label="A new version" noValidate>
        <Refusal fault={act.fault} />
        <Choice label="It follows" value={previous} options={[...versions.map((version) => [version.id, version.label] as const), ['', 'Nothing: it is the first']]} onChange={setPrevious} />
        <Field label="Label" wrong={told(wrong.label)}>{(ids) => <input {...ids} type="text" autoComplete="off" value={label} onChange={(event) => setLabel(event.target.value)} />}</Field>
        <Field label="In force from (UTC)" hint="If it is published later than this, it is in force from its publication, and reads as published late." wrong={told(wrong.from)}>{(ids) => <input {...ids} type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
        <Field label="What you call the change" hint="For example clarification. It stands beside our own reading." optional>{(ids) => <input {...ids} type="text" value={kind} onChange={(event) => setKind(event.target.value)} />}</Field>
        <Field label="Changelog, one line a change" wrong={told(wrong.changelog)}>{(ids) => <textarea {...ids} value={changelog} onChange={(event) => setChangelog(event.target.value)} />}</Field>
        <Field label="The policy, as JSON or YAML" hint="By the schema at /schema/policy-version.schema.json." wrong={told(wrong.policy)}>{(ids) => <textarea {...ids} className="mono tall" spellCheck={false} value={policy} onChange={(event) => setPolicy(event.target.value)} />}</Field>
        <div className="acts"><button type="submit" className="primary" aria-busy={act.busy}>{act.busy ? 'Checking…' : 'Check it and write it down'}</button></div>
      </form>
    </Page>
  );
}

/** What the amendment does: to the text, to crossings, to halts. */
function Impact({ version }: { readonly version: Version }) {
  const diff = useOperation(PolicyDiffPageDocument, { from: version.previous ?? '', to: version.id }, { enabled: version.previous !== null });
  if (version.previous === null) {
    return <Empty>It is the first version, so there is nothing that it weakens.</Empty>;
  }
  return (
    <Part of={diff} name="What it changes">
      {({ policyDiff: found }) => (found === null ? <Empty>The version that it follows is not there to compare with.</Empty> : (
        <>
          {found.weakened === 0 ? <p>Nothing is weakened.</p> : <Banner code="WEAKENED"><p>{found.weakened} {found.weakened === 1 ? 'change weakens' : 'changes weaken'} the policy. {found.unmentioned === 0 ? 'All are named in the changelog.' : `${String(found.unmentioned)} ${found.unmentioned === 1 ? 'is' : 'are'} not named in the changelog.`}</p></Banner>}
          <DataTable caption="Every change, as it will be public beside the lab’s own words" rows={found.changes} id={(row) => row.path + row.sentence} empty="These versions say the same." columns={[
            { name: 'Where', cell: (row) => <code>{row.path}</code>, by: (row) => row.path },
            { name: 'What', cell: (row) => <Foreign text={row.sentence} /> },
            { name: 'Our reading', cell: (row) => <StatusMark code={row.changeClass} />, by: (row) => row.changeClass },
            { name: 'In the changelog', cell: (row) => (row.mentioned ? 'named' : <strong>not named</strong>), by: (row) => String(row.mentioned) },
          ]} />
          <h3>Crossings and halts</h3>
          <DataTable caption="Open crossings that would read otherwise under this version alone. No amendment clears one: their halts stay" rows={found.impact ?? []} id={(row) => row.evaluation + row.thresholdKey} empty="No open crossing would read otherwise." columns={[
            { name: 'Threshold', cell: (row) => row.thresholdKey, by: (row) => row.thresholdKey },
            { name: 'Model version', cell: (row) => <VersionLink id={row.modelVersion} /> },
            { name: 'Would read', cell: (row) => <StatusMark code={row.conclusion ?? 'INCONCLUSIVE'} /> },
            { name: 'Halts that stay', cell: (row) => (row.halts.length === 0 ? 'none' : <ul>{row.halts.map((halt) => <li key={halt}><Link href={`/halts/${halt}`}>{halt.slice(0, 12)}…</Link></li>)}</ul>) },
          ]} />
          <p><Link href={`/labs/${version.lab}/policies/${version.document}?from=${found.from.id}&to=${found.to.id}`}>Open the whole comparison</Link></p>
        </>
      ))}
    </Part>
  );
}

/** Takes a published version out of force; nothing takes its place by that. */
function Repeal({ version }: { readonly version: Version }) {
  const repeal = useAct(RepealPolicyVersionDocument);
  const [reason, setReason, sent] = useDraft('repeal');
  return (
    <ConfirmByTyping title="Repeal" what={version.label} act={repeal} verb="Repeal the version" doing="Repealing…" input={() => ({ policyVersion: version.id, reason })} done={sent} incomplete={() => (reason.trim() === '' ? 'Say why. Everyone may read it.' : undefined)}
      follows={<p>It is out of force from now on, everyone sees that and why, and no other version takes its place by this. What it latched stays latched, and halts stay: no repeal lifts one.</p>}>
      <Field label="Why" hint="Everyone may read it.">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </ConfirmByTyping>
  );
}

function Acts({ version }: { readonly version: Version }) {
  const session = useSession().data ?? ANYONE;
  const past = isPast(useAsOf());
  const approve = useAct(ApprovePolicyVersionDocument);
  const publish = useAct(PublishPolicyVersionDocument);
  const withdraw = useAct(WithdrawPolicyVersionDocument);
  const [reason, setReason, sent] = useDraft('withdraw');
  const officer = session.roles.includes('officer');
  if (past || session.organisation !== version.lab) {
    return null;
  }
  if (version.status === 'PUBLISHED' || version.status === 'EFFECTIVE') {
    return officer ? <div className="acts"><Repeal version={version} /></div> : null;
  }
  if (version.status !== 'DRAFT' && version.status !== 'APPROVED') {
    return null;
  }
  return (
    <div className="acts">
      {officer && version.status === 'DRAFT' ? (
        <ConfirmByTyping title="Approve" what={version.label} act={approve} verb="Approve the version" doing="Approving…" input={() => ({ policyVersion: version.id })} done={() => undefined}
          follows={<p>Whoever wrote it cannot approve it. Once approved, an officer can publish it.</p>} />
      ) : null}
      {officer && version.status === 'APPROVED' ? (
        <ConfirmByTyping title="Publish" what={version.label} act={publish} verb="Publish for everyone and for ever" doing="Publishing…" input={() => ({ policyVersion: version.id })} done={() => undefined}
          follows={<p>Everyone can read it, with the comparison below and how we read each change. It never changes again. Crossings stay pinned to the version in force when they happened, so no halt is lifted by it.</p>} />
      ) : null}
      <ConfirmByTyping title="Withdraw" what={version.label} act={withdraw} verb="Withdraw the version" doing="Withdrawing…" input={() => ({ policyVersion: version.id, reason })} done={sent} incomplete={() => (reason.trim() === '' ? 'Say why.' : undefined)}
        follows={<p>It was never public and will not be. The record keeps that it was written and withdrawn.</p>}>
        <Field label="Why">{(ids) => <textarea {...ids} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      </ConfirmByTyping>
    </div>
  );
}

function Written({ id, name }: { readonly id: string; readonly name: string }) {
  const names = useNames();
  const asked = useOperation(PolicyVersionDocument, { id });
  return (
    <PageOf of={asked} name="Policy version">
      {({ policyVersion: version }) => (version === null ? <NotFound /> : (
        <Page title={`${name} ${version.label}`} crumbs={[{ name: names.organisation(version.lab), href: `/labs/${version.lab}` }]}
          status={<><StatusMark code={version.status} large /> {version.status === 'DRAFT' ? 'Another officer has to approve it before it can be published.' : version.status === 'APPROVED' ? 'It can be published.' : ''}{version.ended === null ? null : <> Ended <Instant at={version.ended.at} />: <Foreign text={version.ended.reason} /></>}</>}>
          <Acts version={version} />
          <dl>
            <dt>In force from</dt><dd><Instant at={version.effectiveFrom} /></dd>
            <dt>Published</dt><dd>{version.publishedAt === null ? 'not yet' : <Instant at={version.publishedAt} />}</dd>
            <dt>Approved by</dt><dd>{version.approvals.length === 0 ? 'nobody yet' : version.approvals.map((one) => <span key={one.approver}><bdi>{one.approver}</bdi>, <Instant at={one.approvedAt} /> </span>)}</dd>
            <dt>The lab calls it</dt><dd>{version.characterisation === null ? '–' : <q><Foreign text={version.characterisation} /></q>}</dd>
            <dt>Digest</dt><dd><Digest hex={version.digest} /></dd>
          </dl>
          <h2>What it changes</h2>
          <Impact version={version} />
          <h2>Changelog</h2>
          {version.changelog.length === 0 ? <Empty>It has none.</Empty> : <ul>{version.changelog.map((line) => <li key={line}><Foreign text={line} /></li>)}</ul>}
          <details><summary>The whole text, as the digest is over it</summary><pre className="bytes" tabIndex={0} role="region" aria-label="The policy">{readable(version.policy)}</pre></details>
        </Page>
      ))}
    </PageOf>
  );
}

/** Is this draft sound, and whom does it touch? */
export default function PolicyDraft() {
  const lab = useParameter('lab');
  const doc = useParameter('doc');
  const id = useParameter('id');
  const session = useSession();
  const versions = useOperation(PolicyVersionsDocument, { lab });
  return (
    <PageOf of={versions} name="Policy">
      {(data) => {
        const document = data.frameworkDocuments.nodes.find((node) => node.id === doc);
        const own = (session.data ?? ANYONE).organisation === lab;
        if (document === undefined || (id === 'new' && !own)) {
          return <NotFound />;
        }
        return id === 'new' ? <Write lab={lab} document={doc} name={document.name} versions={document.versions.nodes.filter((version) => version.status !== 'WITHDRAWN')} /> : <Written id={id} name={document.name} />;
      }}
    </PageOf>
  );
}
