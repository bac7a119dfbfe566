import {
  getNamedType, isEnumType, isInterfaceType, isListType, isNonNullType, isObjectType, isUnionType, Kind, valueFromAST,
  type DocumentNode, type FieldNode, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';

/** In which state the platform is shown. */
export const STATES = ['full', 'empty', 'loading', 'error', 'partial', 'notfound', 'huge', 'long', 'rtl', 'unknown'] as const;
export type State = (typeof STATES)[number];

/** Rows of a list where nothing else is said. */
const FEW = 3;
const LARGEST = 100;
const NOW = Date.parse('2026-07-25T12:00:00Z');
const HOUR = 3_600_000;

const LABS = ['Aurelia Labs', 'Borealis AI', 'Cygnus Research'];
const AUDITORS = ['Kestrel Evals', 'Bracken Assurance'];
const SENTENCES = ['CY-CLS on INTERNAL is not validated. Ask an engaged auditor to validate it.', 'A halt on CYBER-2 binds this lineage. Lift it first.', 'The evaluation of BIO-2 is older than its cadence allows. Evaluate again.'];
const RTL = ['مختبرات أوريليا', 'تقييم القدرات السيبرانية', 'وقف حتى يتم التحقق من الضمانات'];
const LONG = 'A sentence that somebody wrote without ever coming to an end, with aWordThatIsLongerThanAnyColumnAndDoesNotBreakByItself, '.repeat(12);

/** Numbers that are the same each time: a fixture is compared with itself. */
function hash(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 16777619) >>> 0;
  }
  return value;
}

const hex = (text: string, length: number): string => {
  let found = '';
  for (let round = 0; found.length < length; round += 1) {
    found += hash(`${text}${String(round)}`).toString(16).padStart(8, '0');
  }
  return found.slice(0, length);
};

const PREFIX: Readonly<Record<string, string>> = {
  Halt: 'hlt', Attestation: 'att', GateDecision: 'dec', ScaleUpRequest: 'req', Evidence: 'evd', Model: 'mdl', ModelVersion: 'mv', PolicyVersion: 'pol', FrameworkDocument: 'doc',
  Incident: 'inc', Inquiry: 'inq', Engagement: 'eng', Evaluation: 'evl', SigningKey: 'key', Determination: 'det', GateException: 'exc', SafeguardImplementation: 'sfi', HazardRead: 'hzr', Webhook: 'whk', RequirementMapping: 'map', AdoptedRequirement: 'adp',
};

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** The id of the first, second and so on of a type. */
export function id(type: string, at: number): string {
  if (type === 'Organisation' || type === 'Auditor') {
    return pick(['org_aurelia', 'org_borealis', 'org_cygnus'], at);
  }
  return `${PREFIX[type] ?? type.slice(0, 3).toLowerCase()}_${hex(`${type}${String(at)}`, 32)}`;
}

/** Whose id a field holds, by its name. */
const REFERENCES: Readonly<Record<string, string>> = {
  modelVersion: 'ModelVersion', model: 'Model', base: 'ModelVersion', policyVersion: 'PolicyVersion', previous: 'PolicyVersion', document: 'FrameworkDocument', evaluation: 'Evaluation', attestation: 'Attestation',
  engagement: 'Engagement', incident: 'Incident', scaleUpRequest: 'ScaleUpRequest', decision: 'GateDecision', halt: 'Halt', halts: 'Halt', evidence: 'Evidence', relatesTo: 'Halt', causedBy: 'Evaluation', keys: 'SigningKey',
};

/** One that is a near miss still was escalated by nobody, and obliges to nothing. */
function settle(type: string, found: Record<string, unknown>): Record<string, unknown> {
  if (type === 'Incident' && found['nature'] === 'NEAR_MISS') {
    ['escalations', 'obligations'].filter((field) => field in found).forEach((field) => { found[field] = []; });
  }
  return found;
}

function scalar(type: string, parent: string, field: string, at: number, state: State): unknown {
  switch (type) {
    case 'Int':
      return field === 'totalCount' ? (state === 'huge' ? 100_000 : state === 'empty' ? 0 : FEW) : hash(`${parent}${field}${String(at)}`) % 40;
    case 'Float':
      return 0.5;
    case 'Boolean':
      return field !== 'removed' && (['approved', 'announced', 'decisionGrade', 'independent', 'comparable'].includes(field) || (hash(`${field}${String(at)}`) & 1) === 1);
    case 'BigInteger':
    case 'BigDecimal':
      return 47_000 + (hash(`${parent}${String(at)}`) % 1_000);
    case 'DateTime':
      return new Date(NOW - (at + 1) * 31 * HOUR + (/until|ends|due|expires/i.test(field) ? 240 * HOUR : 0)).toISOString();
    case 'Date':
      return '2026-07-25';
    case 'ID':
      return field === 'lab' || field === 'owner' || field === 'organisation' ? pick(['org_aurelia', 'org_borealis', 'org_cygnus'], at)
        : field === 'auditor' || field === 'evaluator' ? pick(['org_kestrel', 'org_bracken'], at)
        : field === 'escalatedBy' ? pick(['org_aurelia', 'org_eu-ai-office'], at)
        : field === 'regulator' ? 'org_eu-ai-office'
        : id(field === 'id' ? parent : (REFERENCES[field] ?? parent), at);
    default:
      return text(parent, field, at, state);
  }
}

function text(parent: string, field: string, at: number, state: State): string {
  if (/digest|sha256|hash|root/i.test(field)) {
    return hex(`${parent}${field}${String(at)}`, 64);
  }
  if (/share|ratio|value|margin|mean|claimed|recomputed|computeMultiple/i.test(field)) {
    return (0.1 + (at % 8) / 10).toFixed(2);
  }
  if (/flop/i.test(field)) {
    return `${String(1 + (at % 8))}.2e26`;
  }
  if (/Until$/.test(field)) {
    return new Date(NOW + (at + 1) * 31 * HOUR).toISOString();
  }
  if (/^(samples|size|n|successes|index|epoch|characters)$/.test(field)) {
    return String(10 + at);
  }
  if (/key$/i.test(field)) {
    return pick(['CYBER-2', 'BIO-2', 'CY-CLS'], at);
  }
  if (state === 'rtl') {
    return pick(RTL, at);
  }
  if (state === 'long') {
    return LONG;
  }
  switch (field) {
    case 'legalName':
      return parent === 'Auditor' ? pick(AUDITORS, at) : pick(LABS, at);
    case 'name':
      return parent === 'Model' ? pick(['AUR-5', 'BOR-3', 'CYG-1'], at) : pick(['RSP', 'E2 exploit success', 'weekdays'], at);
    case 'label':
      return `${String(2 - (at % 3))}.${String(at % 2)}`;
    case 'url':
      return `https://hooks${String(at + 1)}.example.org/told`;
    case 'secret':
      return `whsec_${Buffer.from(hex(`secret${String(at)}`, 32)).toString('base64')}`;
    case 'user':
    case 'approver':
    case 'person':
    case 'implementer':
    case 'declaredBy':
      return pick(['aurelia-submitter', 'kestrel-lead', 'eu-analyst'], at);
    case 'approvedBy':
      return pick(['the board', 'the trust', 'the safety committee'], at);
    case 'citation':
      return pick(['§ 22757.12(f)', 'Measure 7.4', 'Article 78'], at);
    case 'jurisdiction':
      return 'EU';
    case 'publicKey':
      return Buffer.from(hex(`key${String(at)}`, 44)).toString('base64');
    case 'predicateType':
      return pick(['https://countersign.dev/attestation/safeguard-validation/v1', 'https://countersign.dev/attestation/capability-evaluation/v1'], at);
    case 'payload':
    case 'signedBytes':
      return Buffer.from('{}').toString('base64');
    default:
      return pick(SENTENCES, at);
  }
}

/** What is null of the first of a list, so that there is something to do. */
const OPEN: ReadonlySet<string> = new Set(['SigningKey.revokedAt', 'RequirementMapping.withdrawnBecause', 'HazardRead.approver', 'HazardRead.until', 'WebhookMessage.deliveredAt', 'Evidence.erasure', 'GateException.marginalRisk', 'ModelVersion.discardedAt']);

/** Answers one operation as the schema says, in a state; every non-null field is there. */
export class Answering {
  constructor(private readonly schema: GraphQLSchema, private readonly document: DocumentNode, private readonly variables: Readonly<Record<string, unknown>>, private readonly state: State) {}

  data(operation: OperationDefinitionNode): Record<string, unknown> {
    const root = operation.operation === 'query' ? this.schema.getQueryType() : operation.operation === 'mutation' ? this.schema.getMutationType() : this.schema.getSubscriptionType();
    return this.object(root as GraphQLObjectType, operation.selectionSet, 0, 0);
  }

  private object(type: GraphQLObjectType, selections: SelectionSetNode, at: number, depth: number): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) {
        found[selection.alias?.value ?? selection.name.value] = selection.name.value === '__typename' ? type.name : this.field(type, selection, at, depth);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (selection.typeCondition === undefined || selection.typeCondition.name.value === type.name) {
          Object.assign(found, this.object(type, selection.selectionSet, at, depth));
        }
      }
    }
    return settle(type.name, found);
  }

  private field(parent: GraphQLObjectType, field: FieldNode, at: number, depth: number): unknown {
    const definition = parent.getFields()[field.name.value];
    if (definition === undefined) {
      throw new Error(`${parent.name} has no field ${field.name.value}`);
    }
    if (parent.name === 'PageInfo') {
      // Even what is huge has an end: its second page.
      return field.name.value === 'hasNextPage' ? this.state === 'huge' && this.variables['after'] === undefined : field.name.value === 'hasPreviousPage' ? false : isNonNullType(definition.type) ? [] : 'cursor-1';
    }
    if (parent.name === 'PlatformClock') {
      return field.name.value === 'now' ? new Date(NOW).toISOString() : true;
    }
    // What is owed still: otherwise no deadline would be shown; and the first of what may be over is not.
    if (field.name.value === 'fulfilledAt' || (at === 0 && OPEN.has(`${parent.name}.${field.name.value}`))) {
      return null;
    }
    const named = getNamedType(definition.type);
    if (field.name.value.endsWith('Trend') && isObjectType(named)) {
      return this.trend(named, field, depth);
    }
    const first = field.arguments?.find((argument) => argument.name.value === 'first');
    const size = first === undefined ? undefined : Number(valueFromAST(first.value, this.schema.getType('Int') as never, this.variables as never) ?? FEW);
    return this.value(definition.type, parent, field, at, depth, size);
  }

  /** At each of the instants that were asked for, one count of everything that can be counted. */
  private trend(type: GraphQLObjectType, field: FieldNode, depth: number): readonly Record<string, unknown>[] {
    const [from, to, points] = [Date.parse(String(this.variables['from'] ?? this.variables['earlier'])), Date.parse(String(this.variables['to'] ?? this.variables['later'])), Number(this.variables['points'])];
    const number = (index: number, name: string): number => (this.state === 'empty' ? 0 : hash(`${name}${String(Math.floor(index / 3))}`) % 12);
    return Array.from({ length: points }, (_, index) => {
      const point = field.selectionSet === undefined ? {} : this.object(type, field.selectionSet, index, depth + 1);
      for (const [name, found] of Object.entries(point)) {
        const counted = getNamedType(type.getFields()[name]?.type);
        if (name === 'at') {
          point[name] = new Date(from + ((to - from) * index) / Math.max(points - 1, 1)).toISOString();
        } else if (Array.isArray(found) && isObjectType(counted)) {
          const of = Object.values(counted.getFields()).map((one) => getNamedType(one.type)).find(isEnumType);
          const codes = this.state === 'unknown' ? ['SOMETHING_NEW'] : (of?.getValues().map((one) => one.name) ?? []);
          point[name] = codes.map((code) => Object.fromEntries(Object.values(counted.getFields()).map((one) => [one.name, isEnumType(getNamedType(one.type)) ? code : number(index, code)])));
        } else if (typeof found === 'number') {
          point[name] = number(index, name);
        }
      }
      return point;
    });
  }

  private value(type: GraphQLOutputType, parent: GraphQLObjectType, field: FieldNode, at: number, depth: number, size: number | undefined): unknown {
    if (isNonNullType(type)) {
      return this.value(type.ofType, parent, field, at, depth, size);
    }
    if (isListType(type)) {
      const length = this.state === 'empty' ? 0 : this.state === 'huge' && depth < 3 ? LARGEST : FEW;
      return Array.from({ length: depth > 3 ? Math.min(length, 2) : length }, (_, index) => this.value(type.ofType as GraphQLOutputType, parent, field, index, depth + 1, undefined));
    }
    const named = getNamedType(type);
    if (isObjectType(named)) {
      return field.selectionSet === undefined ? {} : this.object(named, field.selectionSet, at, depth + 1);
    }
    if (isInterfaceType(named) || isUnionType(named)) {
      if (this.state === 'notfound' || this.state === 'empty') {
        return null;
      }
      const condition = field.selectionSet?.selections.find((selection) => selection.kind === Kind.INLINE_FRAGMENT);
      const name = condition?.kind === Kind.INLINE_FRAGMENT ? condition.typeCondition?.name.value : undefined;
      const concrete = name === undefined ? this.schema.getPossibleTypes(named)[0] : (this.schema.getType(name) as GraphQLObjectType);
      return concrete === undefined || field.selectionSet === undefined ? null : this.object(concrete, field.selectionSet, at, depth + 1);
    }
    if (isEnumType(named)) {
      return this.state === 'unknown' ? 'SOMETHING_NEW' : pick(named.getValues(), hash(field.name.value) + at).name;
    }
    return scalar(named.name, parent.name, field.name.value, at, this.state);
  }

  operation(): OperationDefinitionNode {
    return this.document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  }
}
