import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { idOf } from '@countersign/mock';
import type { Page } from 'playwright-core';
import { ABSENT, checkAccessible, settled } from './browser.js';
import { Mocked } from './mocked.js';

const AT_ONCE = 2;
const DOCUMENT = `/labs/org_aurelia/policies/${idOf('FrameworkDocument', 0)}`;

let mocked: Mocked;

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
type Input = Readonly<Record<string, unknown>>;

/** Changes what the mock answers, and gives every act that was sent. */
async function watch(page: Page, change: (data: Json) => void): Promise<Input[]> {
  const sent: Input[] = [];
  await page.route('**/graphql', async (route) => {
    const { input } = (route.request().postDataJSON() as { variables: { input?: Input } }).variables;
    if (input !== undefined) {
      sent.push(input);
    }
    const response = await route.fetch();
    const answer = (await response.json()) as { data: Json | null };
    if (answer.data !== null) {
      change(answer.data);
    }
    await route.fulfill({ response, json: answer });
  });
  return sent;
}

async function open(role: string, path: string, change: (data: Json) => void): Promise<{ readonly page: Page; readonly sent: Input[] }> {
  const context = await mocked.looking(role, 'full');
  const page = await context.newPage();
  const sent = await watch(page, change);
  await page.goto(mocked.origin + path);
  await settled(page);
  return { page, sent };
}

/** What was sent, without the key that makes it happen once; it was sent once, and under a key. */
async function only(page: Page, sent: readonly Input[]): Promise<Input> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  assert.equal(sent.length, 1, 'it is sent once');
  const { idempotencyKey, ...rest } = sent[0] ?? {};
  assert.match(String(idempotencyKey), /.{16,}/);
  return rest;
}

/** An act that cannot be taken back is refused without its reason, and without its name typed out. */
async function confirm(page: Page, title: string, why: string, what: string, verb: string): Promise<void> {
  await page.getByRole('button', { name: `${title}…` }).click();
  const form = page.getByRole('form', { name: title });
  await form.getByRole('button', { name: verb }).click();
  await form.getByText(`Type ${what}, exactly so.`).waitFor();
  await form.getByLabel(`To go on, type ${what}`).fill(what);
  await form.getByRole('button', { name: verb }).click();
  await form.getByRole('alert').filter({ hasText: 'Say why' }).waitFor();
  await form.getByLabel(why).fill('It has to be.');
  await checkAccessible(page, title);
  await form.getByRole('button', { name: verb }).click();
  await form.waitFor({ state: 'detached' });
}

describe('an act', { concurrency: AT_ONCE, skip: ABSENT }, () => {
  before(async () => {
    mocked = await Mocked.start();
  });
  after(() => mocked.stop());

  test('that reports an incident with an earlier one names the regime, and the earlier one', async () => {
    const under = [{ instrument: 'CYBER-2', category: 'CRITICAL', rationale: 'It is one.', recordedAt: '2026-07-20T12:00:00Z' }];
    const { page, sent } = await open('officer', '/incidents/inc_1', (data) => {
      if (data['node']?.__typename === 'Incident') {
        Object.assign(data['node'], { id: 'inc_1', lab: 'org_aurelia', recordedAt: '2026-07-20T12:00:00Z', classifications: under });
      }
      data['incidents']?.nodes.forEach((node: Json, index: number) => Object.assign(node, { id: `inc_of_${String(index)}`, lab: 'org_aurelia', recordedAt: `2026-07-1${String(index)}T12:00:00Z`, classifications: under }));
    });
    await confirm(page, 'Report it with an earlier incident', 'Why they are one', 'CYBER-2', 'Report them as one');
    assert.deepEqual(await only(page, sent), { incident: 'inc_1', mergedInto: 'inc_of_0', instrument: 'CYBER-2', reason: 'It has to be.' });
  });

  test('that escalates a near miss says why, and is offered for nothing else', async () => {
    let escalated = false;
    const { page, sent } = await open('supervisor', '/incidents/inc_1', (data) => {
      escalated ||= data['escalateNearMiss'] !== undefined;
      if (data['node']?.__typename === 'Incident') {
        Object.assign(data['node'], { id: 'inc_1', lab: 'org_aurelia', title: 'A filter was off', nature: escalated ? 'INCIDENT' : 'NEAR_MISS' });
      }
    });
    await page.getByRole('heading', { name: 'Near miss: A filter was off' }).waitFor();
    await page.getByText('A near miss: it obliges to nothing until it is escalated.').waitFor();
    await confirm(page, 'Take it for an incident', 'Why it was one', 'incident', 'Escalate the near miss');
    await page.getByRole('heading', { name: 'A filter was off', exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Take it for an incident…' }).count(), 0);
    assert.deepEqual(await only(page, sent), { incident: 'inc_1', reason: 'It has to be.' });
  });

  test('that accepts a correction says which, and is offered for nothing else', async () => {
    let accepted = false;
    const { page, sent } = await open('supervisor', '/incidents/inc_1', (data) => {
      accepted ||= data['acceptClockStart'] !== undefined;
      if (data['node']?.__typename === 'Incident') {
        const at = (day: string) => `2026-09-${day}T09:00:00Z`;
        const claim = (day: string) => ({ start: 'DISCOVERED', at: at(day), claimedBy: 'org_aurelia', reason: null, recordedAt: at(day), evidence: [], acceptances: [] });
        Object.assign(data['node'], { id: 'inc_1', lab: 'org_aurelia', title: 'A filter was off', nature: 'INCIDENT', clockStarts: [claim('01'), claim('08')] });
        for (const owed of data['node'].obligations) {
          Object.assign(owed, { claimedDue: accepted ? null : { at: at('13'), startedAt: at('08') } });
        }
      }
    });
    await confirm(page, 'Accept a correction', 'Why you accept it', 'correction', 'Accept the correction');
    assert.deepEqual(await only(page, sent), { incident: 'inc_1', start: 'DISCOVERED', at: '2026-09-08T09:00:00Z', reason: 'It has to be.' });
    await page.getByRole('button', { name: 'Accept a correction…' }).waitFor({ state: 'detached' });
  });

  test('that discards a version says what it ends and what it does not, and is offered for nothing that is deployed', async () => {
    let discarded = false;
    const { page, sent } = await open('officer', '/models/mdl_1', (data) => {
      discarded ||= data['discardModelVersion'] !== undefined;
      if (data['node']?.__typename === 'Model') {
        Object.assign(data['node'], { id: 'mdl_1', lab: 'org_aurelia', name: 'AUR-5' });
        data['node'].versions.nodes.forEach((node: Json, index: number) => Object.assign(node, { id: `mv_${String(index)}`, label: `c${String(index)}`, deployed: index === 1, discardedAt: index === 0 && !discarded ? null : '2026-07-20T12:00:00Z' }));
      }
    });
    await page.getByRole('button', { name: 'Discard AUR-5@c2 again…' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Discard AUR-5@c1' }).count(), 0, 'what is deployed is not discarded');
    await page.getByRole('button', { name: 'Discard AUR-5@c0…' }).click();
    await page.getByText('no evaluation and no review of it falls due').waitFor();
    await page.getByText('judged as ever').waitFor();
    await page.getByRole('button', { name: 'Do not' }).click();
    await confirm(page, 'Discard AUR-5@c0', 'Why nothing more is made of it', 'AUR-5@c0', 'Discard the version');
    assert.deepEqual(await only(page, sent), { modelVersion: 'mv_0', reason: 'It has to be.' });
    await page.getByRole('button', { name: 'Discard AUR-5@c0 again…' }).waitFor();
    for (const [role, path] of [['submitter', '/models/mdl_1'], ['supervisor', '/models/mdl_1'], ['officer', '/models/mdl_1?valid=2026-07-21T12:00:00Z']] as const) {
      await mocked.show(page.context(), role, 'full');
      await page.goto(mocked.origin + path);
      await settled(page);
      await page.getByRole('heading', { level: 1, name: 'AUR-5' }).waitFor();
      assert.equal(await page.getByRole('button', { name: /^Discard/ }).count(), 0, `${role} at ${path}`);
    }
  });

  test('that accepts a correction of a milestone names it, and is offered for what its lab says now and nothing else', async () => {
    let accepted = false;
    const { page, sent } = await open('supervisor', '/deadlines', (data) => {
      accepted ||= data['acceptMilestone'] !== undefined;
      const acceptance = { acceptedBy: 'org_eu-ai-office', reason: 'A slip.', recordedAt: '2026-07-24T12:00:00Z' };
      data['milestones']?.nodes.forEach((node: Json, index: number) => Object.assign(node, {
        id: `mst_${String(index)}`, lab: 'org_aurelia', claimedBy: 'org_aurelia', instrument: 'eu-cop', start: 'PLACED_ON_MARKET', subject: 'org_aurelia', at: `2026-07-1${String(3 - index)}T12:00:00Z`,
        reason: index === 2 ? null : 'The day was wrong.', acceptance: index === 0 && accepted ? acceptance : null,
      }));
      data['obligations']?.nodes.forEach((node: Json, index: number) => Object.assign(node, { claimedDue: index === 0 && !accepted ? { at: '2026-08-20T12:00:00Z', startedAt: '2026-07-13T12:00:00Z' } : null }));
    });
    const claimed = page.getByText('would be due 20 Aug 2026 12:00 UTC, from 13 Jul 2026 12:00 UTC; it came after the day and is not accepted').first();
    await claimed.waitFor();
    const offered = page.getByRole('button', { name: /^Accept it…/ });
    assert.equal(await offered.count(), 1);
    assert.equal(await offered.textContent(), 'Accept it…: placed on market, Aurelia Labs, 13 Jul 2026 12:00 UTC, under eu-cop');
    await confirm(page, 'Accept it', 'Why you accept it', 'correction', 'Accept the correction');
    assert.deepEqual(await only(page, sent), { milestone: 'mst_0', reason: 'It has to be.' });
    await claimed.waitFor({ state: 'detached' });
    assert.equal(await offered.count(), 0);
  });

  test('that repeals a version says that it lifts no halt', async () => {
    const { page, sent } = await open('officer', `${DOCUMENT}/draft/pol_1`, (data) => {
      if (data['policyVersion'] !== undefined) {
        Object.assign(data['policyVersion'], { id: 'pol_1', lab: 'org_aurelia', label: '2.1', status: 'EFFECTIVE' });
      }
    });
    await page.getByRole('button', { name: 'Repeal…' }).click();
    await page.getByText('no repeal lifts one').waitFor();
    await page.getByRole('button', { name: 'Do not' }).click();
    await confirm(page, 'Repeal', 'Why', '2.1', 'Repeal the version');
    assert.deepEqual(await only(page, sent), { policyVersion: 'pol_1', reason: 'It has to be.' });
  });

  test('that erases evidence says what stays of it', async () => {
    const { page, sent } = await open('officer', '/evidence/ev_1', (data) => {
      if (data['node']?.__typename === 'Evidence') {
        Object.assign(data['node'], { id: 'ev_1', owner: 'org_aurelia', name: 'notes.bin', erasure: null });
      }
    });
    await page.getByRole('button', { name: 'Erase the bytes…' }).click();
    await page.getByText('a tombstone stays').waitFor();
    await page.getByRole('button', { name: 'Do not' }).click();
    await confirm(page, 'Erase the bytes', 'Why', 'notes.bin', 'Erase the bytes for ever');
    assert.deepEqual(await only(page, sent), { evidence: 'ev_1', reason: 'It has to be.' });
  });

  test('that has a webhook told again names the place that it goes on from', async () => {
    const { page, sent } = await open('officer', '/webhooks', () => undefined);
    const webhook = page.getByRole('region', { name: 'hooks1.example.org' });
    await webhook.locator('summary', { hasText: 'Tell it again' }).click();
    const form = webhook.getByRole('form');
    await form.getByLabel('Everything after').selectOption({ label: 'an event whose cursor I have' });
    await form.getByRole('button', { name: 'Tell it again' }).click();
    await form.getByText('Give the cursor of an event that you had.').waitFor();
    await form.getByLabel('Its cursor').fill('cursor-7');
    await checkAccessible(page, 'telling a webhook again');
    await form.getByRole('button', { name: 'Tell it again' }).click();
    await form.getByText('It is told again from there.').waitFor();
    assert.deepEqual(sent, [{ webhook: idOf('Webhook', 0), after: 'cursor-7' }]);
  });

  test('that reviews a redaction says why, and closes', async () => {
    const { page, sent } = await open('supervisor', '/documents', () => undefined);
    await page.getByRole('link', { name: /^Review it/ }).first().click();
    const form = page.getByRole('form', { name: 'May this be withheld?' });
    await form.getByText('§ 22757.12(f)').waitFor();
    await form.getByLabel('Your opinion').selectOption({ label: 'justified in part' });
    await form.getByRole('button', { name: 'Record the opinion' }).click();
    await form.getByText('Say why, without saying what is withheld.').waitFor();
    await form.getByLabel('Why').fill('The names may be, the dates may not.');
    await checkAccessible(page, 'reviewing a redaction');
    await form.getByRole('button', { name: 'Record the opinion' }).click();
    await form.waitFor({ state: 'detached' });
    const { evidence, ...rest } = await only(page, sent);
    assert.match(String(evidence), /^evd_|^ev/);
    assert.deepEqual(rest, { opinion: 'JUSTIFIED_IN_PART', comment: 'The names may be, the dates may not.' });
  });

  test('of an auditor says when it disclosed a finding, and nothing else', async () => {
    const { page, sent } = await open('lead', '/engagements/eng_1', (data) => {
      if (data['node']?.__typename === 'Engagement') {
        Object.assign(data['node'], { id: 'eng_1', lab: 'org_aurelia', auditor: 'org_kestrel', status: 'ACTIVE' });
      }
      data['evaluations']?.nodes.forEach((node: Json) => Object.assign(node, { evaluator: 'org_kestrel', protocolTitle: 'Exploits' }));
      data['instruments']?.nodes.forEach((node: Json) => node['requirements'].forEach((one: Json) => one['clock'] !== undefined && Object.assign(one, { clock: { starts: ['PLACED_ON_MARKET', 'EVALUATOR_FINDING_DISCLOSED'] } })));
    });
    const form = page.getByRole('form', { name: 'Say when you disclosed a finding' });
    await form.getByLabel('What happened').waitFor();
    assert.deepEqual(await form.getByLabel('What happened').locator('option').allTextContents(), ['evaluator finding disclosed']);
    await form.getByRole('button', { name: 'Claim it' }).click();
    await form.getByText('Say when, in UTC.').waitFor();
    await form.getByLabel('When it happened (UTC)').fill('2026-07-20T12:00');
    await form.getByRole('button', { name: 'Claim it' }).click();
    await form.getByText('It is on record').waitFor();
    const { subject, instrument, ...rest } = await only(page, sent);
    assert.equal(subject, idOf('Evaluation', 0));
    assert.equal(instrument, 'CYBER-2');
    assert.deepEqual(rest, { start: 'EVALUATOR_FINDING_DISCLOSED', at: '2026-07-20T12:00:00Z', evidence: [] });
  });

  test('that reports an incident says item by item what its regime lists, and names what is not said', async () => {
    const { page, sent } = await open('officer', '/incidents/inc_1', (data) => {
      if (data['node']?.__typename === 'Incident') {
        Object.assign(data['node'], { id: 'inc_1', lab: 'org_aurelia' });
      }
      data['instruments']?.nodes.forEach((node: Json) => node['requirements'].forEach((one: Json) => 'report' in one && Object.assign(one, { report: 'INITIAL', items: ['HARM', 'ROOT_CAUSE'] })));
    });
    await page.locator('summary', { hasText: 'Submit a report' }).click();
    const form = page.getByRole('form', { name: 'Submit a report' });
    await form.getByText('Not said yet: harm, root cause.').waitFor();
    await form.getByLabel('Harm').fill('None so far.');
    await form.getByText('Not said yet: root cause.').waitFor();
    await form.getByRole('button', { name: 'Submit the report' }).click();
    await form.getByText('Say in short what the report says.').waitFor();
    await form.getByLabel('Summary').fill('A near miss.');
    await form.getByRole('button', { name: 'Submit the report' }).click();
    await form.getByText('Not said yet: harm, root cause.').waitFor();
    assert.deepEqual(await only(page, sent), { incident: 'inc_1', instrument: 'CYBER-2', kind: 'INITIAL', summary: 'A near miss.', items: [{ item: 'HARM', text: 'None so far.' }] });
  });

  test('that excepts a step may argue that it adds little risk, and argues it whole or not at all', async () => {
    const { page, sent } = await open('officer', '/requests/req_1', (data) => {
      if (data['node']?.__typename === 'ScaleUpRequest') {
        Object.assign(data['node'], { id: 'req_1', lab: 'org_aurelia', stage: 'SCALE' });
        Object.assign(data['node'].decision, { outcome: 'HALTED' });
      }
    });
    await page.getByRole('button', { name: 'Record an exception…' }).click();
    const form = page.getByRole('form', { name: 'Record an exception' });
    await form.getByLabel('What the lab says of it in public').fill('We go on for two weeks.');
    await form.getByLabel('Until (UTC)').fill('2026-12-01T12:00');
    await form.getByLabel('Who approved it beside you, one a line').fill('The board\n\nThe trust');
    await form.getByLabel('To go on, type SCALE').fill('SCALE');
    await form.getByRole('button', { name: 'Record the exception' }).click();
    await form.getByRole('alert').filter({ hasText: 'Say why it adds little risk, or leave out the rest of the argument.' }).waitFor();
    assert.equal(await form.getByLabel('Beside whom or what').getAttribute('aria-invalid'), 'true');
    await checkAccessible(page, 'recording an exception');
    await form.getByLabel('The argument').fill('Others release the same.');
    await form.getByLabel('Beside whom or what').fill('Two labs that are on record.');
    await form.getByRole('button', { name: 'Record the exception' }).click();
    await form.waitFor({ state: 'detached' });
    assert.deepEqual(await only(page, sent), { scaleUpRequest: 'req_1', acknowledgement: 'We go on for two weeks.', expiresAt: '2026-12-01T12:00:00Z', marginalRisk: { argument: 'Others release the same.', comparedWith: 'Two labs that are on record.', approvedBy: ['The board', 'The trust'] } });
  });

  test('that registers a protocol says how many samples it plans, indicator by indicator, or says no number', async () => {
    const { page, sent } = await open('lead', '/models/mdl_1/thresholds/CYBER-2', () => undefined);
    await page.locator('summary', { hasText: 'Register an evaluation' }).click();
    const form = page.getByRole('form', { name: 'Register an evaluation' });
    const bytes = Buffer.from('What we will run.');
    await form.getByLabel('Title of the protocol').fill('Exploits');
    await form.getByLabel('The protocol', { exact: true }).setInputFiles({ name: 'protocol.txt', mimeType: 'text/plain', buffer: bytes });
    await form.getByLabel('Samples planned for CYBER-2').fill('0');
    await form.getByRole('button', { name: 'Freeze and register it' }).click();
    await form.getByText('Give a whole number above 0.').waitFor();
    await form.getByLabel('Samples planned for CYBER-2').fill('400');
    await checkAccessible(page, 'registering a protocol');
    await form.getByRole('button', { name: 'Freeze and register it' }).click();
    await page.waitForFunction(() => [...document.querySelectorAll('input')].every((input) => input.value !== 'Exploits'));
    assert.deepEqual(await only(page, sent), { modelVersion: idOf('ModelVersion', 0), thresholdKeys: ['CYBER-2'], protocolTitle: 'Exploits', protocolDigest: createHash('sha256').update(bytes).digest('hex'), plannedSamples: [{ thresholdKey: 'CYBER-2', indicatorKey: 'CYBER-2', samples: 400 }] });
  });

  test('that states what an evaluation found rests on evidence, and takes the samples from what was registered', async () => {
    const { page, sent } = await open('lead', '/models/mdl_1/thresholds/CYBER-2', (data) => {
      Object.assign(data['evaluations']?.nodes[0] ?? {}, { id: 'evl_1', evaluator: 'org_kestrel', status: 'RUNNING', protocolTitle: 'Exploits', modelVersion: idOf('ModelVersion', 0), thresholdKeys: ['CYBER-2'], findings: [], plannedSamples: [{ thresholdKey: 'CYBER-2', indicatorKey: 'E2', samples: 400 }] });
      data['frameworkDocuments']?.nodes.forEach((node: Json) => node['versions']?.nodes.forEach((version: Json) => version['thresholds']?.forEach((one: Json) => Object.assign(one, { indicators: [{ ...one['indicators']?.[0], key: 'E2', metric: 'PROPORTION' }] }))));
      data['evidence']?.nodes.forEach((node: Json, index: number) => Object.assign(node, { id: `evd_${String(index)}`, name: `log-${String(index)}.eval`, decisionGrade: index !== 1 }));
    });
    await page.locator('summary', { hasText: 'State what it found' }).click();
    const form = page.getByRole('form', { name: 'What Exploits found' });
    await form.getByRole('button', { name: 'State what it found' }).click();
    await form.getByText('Choose at least one.').waitFor();
    assert.equal(await form.getByLabel('Samples planned').inputValue(), '400');
    await form.getByLabel('Samples completed').fill('400');
    await form.getByLabel('Successes').fill('3');
    await form.getByLabel('log-0.eval').check();
    await form.getByLabel('log-1.eval').check();
    await form.getByLabel('log-0.eval').uncheck();
    await form.getByLabel('Compute spent on it, in FLOP').fill('1e21');
    await checkAccessible(page, 'stating what an evaluation found');
    await form.getByRole('button', { name: 'State what it found' }).click();
    await page.waitForFunction(() => [...document.querySelectorAll('input')].every((input) => input.value !== '1e21'));
    const { completedAt, elicitation, ...rest } = await only(page, sent);
    assert.deepEqual(rest, { evaluation: 'evl_1', evidence: ['evd_1'], limitations: [], findings: [{ thresholdKey: 'CYBER-2', conclusion: 'RULED_OUT', results: [{ indicatorKey: 'E2', n: 400, planned: 400, successes: 3 }] }] });
    assert.match(String(completedAt), /Z$/);
    assert.deepEqual(elicitation, { techniques: [], access: [], computeBudget: '1e21', fineTuned: false, mitigationsOff: false });
  });

  test('that attests an evaluation shows what its protocol registered beforehand', async () => {
    const { page } = await open('lead', `/attest/evaluation-${idOf('Evaluation', 0)}`, (data) => {
      data['evaluations']?.nodes.forEach((node: Json) => Object.assign(node, { plannedSamples: [{ thresholdKey: 'CYBER-2', indicatorKey: 'E2', samples: 400 }] }));
    });
    await page.getByRole('listitem').filter({ hasText: '400 for E2 of CYBER-2' }).waitFor();
  });

  test('that validates a safeguard names what a decision may rest on, and anything else only where it fails', async () => {
    const safeguard = { id: 'sfi_1', safeguardKey: 'CY-CLS', surface: 'API', modelVersion: idOf('ModelVersion', 0), configDigest: 'ab'.repeat(32) };
    const { page, sent } = await open('lead', '/attest/safeguard-sfi_1?lab=org_aurelia', (data) => {
      Object.assign(data['safeguardImplementations']?.nodes[0] ?? {}, safeguard);
      data['evidence']?.nodes.forEach((node: Json, index: number) => Object.assign(node, { id: `evd_${String(index)}`, name: `log-${String(index)}.eval`, decisionGrade: index !== 1 }));
    });
    const form = page.getByRole('form', { name: 'Draft' });
    await form.getByLabel('log-0.eval').waitFor();
    assert.equal(await form.getByLabel('log-1.eval').count(), 0, 'no decision may rest on it');
    await form.getByLabel('What you found').selectOption({ label: 'Not effective' });
    await form.getByLabel('log-1.eval').check();
    await form.getByLabel('log-2.eval').check();
    await form.getByRole('button', { name: 'Prepare the bytes' }).click();
    await form.getByText('Say how.').waitFor();
    await form.getByLabel('How it was tested').fill('Red team.');
    await form.getByLabel('It holds until (UTC)').fill('2026-12-01T12:00');
    await checkAccessible(page, 'validating a safeguard');
    await form.getByLabel('What you found').selectOption('EFFECTIVE');
    await form.getByRole('button', { name: 'Prepare the bytes' }).click();
    await form.waitFor({ state: 'detached' });
    const { safeguardKey, surface, configDigest, modelVersion } = safeguard;
    assert.deepEqual(sent, [{ modelVersion, method: 'Red team.', evidence: ['evd_2'], validations: [{ safeguardKey, surface, configDigest, effect: 'EFFECTIVE' }], validUntil: '2026-12-01T12:00:00Z' }]);
  });

  test('of an auditor that named evidence shows it, and says where it names none', async () => {
    let evidence = ['evd_1'];
    const { page } = await open('lead', '/attestations/att_1', (data) => {
      if (data['node']?.__typename === 'Attestation') {
        Object.assign(data['node'], { evidence });
      }
    });
    await page.getByRole('link', { name: 'evd_1' }).waitFor();
    evidence = [];
    await page.reload();
    await page.getByText('It names none.').waitFor();
  });

  test('that hands a redacted variant over names its grounds, and what is withheld by the digest of bytes that stay here', async () => {
    const { page, sent } = await open('officer', `/evidence?original=${idOf('Evidence', 0)}`, (data) => {
      data['evidence']?.nodes.forEach((node: Json) => Object.assign(node, { lab: 'org_aurelia' }));
    });
    const form = page.getByRole('form').filter({ has: page.getByText('A redacted variant') });
    const bytes = Buffer.from('The names.');
    await form.getByLabel('File', { exact: true }).setInputFiles({ name: 'variant.txt', mimeType: 'text/plain', buffer: Buffer.from('[withheld]') });
    await form.getByRole('button', { name: 'Hand it over' }).click();
    await form.getByText('Say why something is withheld.').waitFor();
    await form.getByLabel('Why something is withheld').fill('Names of staff.');
    await form.getByLabel('What it is, 1').fill('Names');
    await form.getByRole('button', { name: 'Hand it over' }).click();
    await form.getByText('A digest is 64 lower-case hex digits.').waitFor();
    await form.getByLabel('Its bytes, 1').setInputFiles({ name: 'names.txt', mimeType: 'text/plain', buffer: bytes });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await page.waitForFunction((wanted) => [...document.querySelectorAll('input')].some((input) => input.value === wanted), sha256);
    await form.getByRole('button', { name: 'Add a ground' }).click();
    await form.getByLabel('Ground 1').selectOption({ label: 'personal data' });
    await form.getByRole('button', { name: 'Add a ground' }).click();
    await form.getByLabel('Where a text allows it, 2').fill('§ 22757.12(f)');
    await checkAccessible(page, 'handing a redacted variant over');
    await form.getByRole('button', { name: 'Hand it over' }).click();
    await form.getByRole('alert').or(form.getByText('Sending')).first().waitFor();
    assert.deepEqual(sent[0]?.['redaction'], { original: idOf('Evidence', 0), basis: 'Names of staff.', withheld: [{ what: 'Names', sha256 }], grounds: [{ ground: 'PERSONAL_DATA' }, { ground: 'TRADE_SECRET', citation: '§ 22757.12(f)' }] });
  });

  test('that hands a file over once more is told what arrived before, waits as long as the vault says, and seals what is whole', async () => {
    const { page } = await open('officer', '/evidence', (data) => {
      if (data['requestEvidenceUpload'] !== undefined) {
        Object.assign(data['requestEvidenceUpload'] as Json, { evidence: idOf('Evidence', 0), url: `${mocked.origin}/uploads/a-ticket` });
      }
    });
    const bytes = Buffer.from('All of it came in before.');
    const size = String(bytes.length);
    let seen = false;
    const asked: number[] = [];
    const ranges: (string | undefined)[] = [];
    await page.route('**/uploads/a-ticket', async (route) => {
      if (route.request().method() === 'HEAD') {
        asked.push(Date.now());
        await route.fulfill({ status: 200, headers: { 'Upload-Offset': size, 'Upload-Hashed': seen ? size : '10', 'Upload-State': 'OPEN', ...(seen ? {} : { 'Retry-After': '2' }) } });
        return;
      }
      ranges.push(route.request().headers()['content-range']);
      await route.fulfill(ranges.length === 1 ? { status: 503, headers: { 'Retry-After': '0' } } : { status: 201, json: {} });
    });
    const form = page.getByRole('form', { name: 'Hand evidence over' });
    await form.getByLabel('File', { exact: true }).setInputFiles({ name: 'log.txt', mimeType: 'text/plain', buffer: bytes });
    await form.getByRole('button', { name: 'Hand it over' }).click();
    await form.getByText(`Checking what arrived before (10 of ${size} bytes)`).waitFor();
    seen = true;
    await form.getByText('Sealed. Digest matches.').waitFor();
    assert.deepEqual(ranges, [`bytes */${size}`, `bytes */${size}`]);
    assert.ok((asked[1] ?? 0) - (asked[0] ?? 0) >= 1_800, 'it waits as long as it is told');
  });

  test('that hands a file over stops where other bytes are sealed under its id, and waits for a place of its own', async () => {
    const bytes = Buffer.from('Changed.');
    let same = false;
    const { page } = await open('officer', '/evidence', (data) => {
      if (same && data['node'] !== undefined) {
        Object.assign(data['node'] as Json, { sha256: createHash('sha256').update(bytes).digest('hex') });
      }
      if (data['requestEvidenceUpload'] !== undefined) {
        Object.assign(data['requestEvidenceUpload'] as Json, { evidence: idOf('Evidence', 0), url: `${mocked.origin}/uploads/a-ticket` });
      }
    });
    const answers = [
      { status: 429, headers: { 'Retry-After': '3' }, json: { code: 'TOO_MANY_UPLOADS' } },
      { status: 409, json: { code: 'EVIDENCE_ALREADY_SEALED' } },
    ];
    let sent = 0;
    await page.route('**/uploads/a-ticket', async (route) => {
      if (route.request().method() === 'HEAD') {
        await route.fulfill({ status: 200, headers: { 'Upload-Offset': '0', 'Upload-Hashed': '0', 'Upload-State': 'OPEN' } });
        return;
      }
      await route.fulfill(answers[Math.min(sent, 1)] ?? {});
      sent += 1;
    });
    const form = page.getByRole('form', { name: 'Hand evidence over' });
    await form.getByLabel('File', { exact: true }).setInputFiles({ name: 'log.txt', mimeType: 'text/plain', buffer: bytes });
    await form.getByRole('button', { name: 'Hand it over' }).click();
    await form.getByText('Waiting until another of your uploads has ended').waitFor();
    await form.getByRole('alert').filter({ hasText: 'Other bytes are sealed under this id.' }).waitFor();
    assert.equal(sent, 2);
    same = true;
    await form.getByRole('button', { name: 'Hand it over' }).click();
    await form.getByText('Sealed. Digest matches.').waitFor();
  });

  test('that takes a pack away keeps the whole file or none, and says of which state it is', async () => {
    const { page } = await open('officer', '/packs', () => undefined);
    await page.route(/\/packs\/.*\.pdf/, (route) => route.fulfill({ status: 200, body: '%PDF-1.7', headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': 'attachment; filename="model-report.pdf"', 'Countersign-Valid-At': '2026-07-25T12:00:00Z', 'Countersign-Log-Size': '48211' } }));
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Take it away as PDF' }).click()]);
    assert.equal(file.suggestedFilename(), 'model-report.pdf');
    await page.getByText(/^model-report\.pdf: 8 bytes, as of 25 Jul 2026 12:00 UTC, log size 48/).waitFor();
    await page.route(/\/packs\/.*\.json/, (route) => route.fulfill({ status: 403, json: { code: 'FORBIDDEN', message: 'Officers alone ask for it.' } }));
    await page.getByRole('button', { name: 'As JSON' }).click();
    await page.getByRole('alert').filter({ hasText: 'Officers alone ask for it.' }).waitFor();
  });
});
