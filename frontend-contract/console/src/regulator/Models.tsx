import { ComplianceMatrixCompactDocument } from '@countersign/client';
import { useOperation } from '../shared/data/query';
import { useNames } from '../shared/data/words';
import { HeatMap } from '../shared/charts/HeatMap';
import { Empty, Part } from '../shared/ui';
import { usePlace } from '../shell/router';

/** The letters of the compact form (`CompactMatrixLab.cells`). */
const LETTERS: Readonly<Record<string, string>> = { B: 'BREACHED', O: 'OVERDUE', X: 'CONTESTED', A: 'ABSENT', D: 'DUE_SOON', C: 'CLAIMED', M: 'MET', N: 'NOT_APPLICABLE' };

interface Compact {
  readonly models: readonly string[];
  readonly commitments: readonly string[];
  readonly cells: string;
}

const letterOf = (part: Compact | undefined, model: string, key: string): string | undefined => part?.cells.split('\n')[part.models.indexOf(model)]?.[part.commitments.indexOf(key)];

/** How each model of one lab stands to each of its own commitments, from the compact form. */
export function Models({ lab }: { readonly lab: string }) {
  const names = useNames();
  const compare = usePlace().query.get('compare');
  const asked = useOperation(ComplianceMatrixCompactDocument, { filter: { lab } });
  const then = useOperation(ComplianceMatrixCompactDocument, { filter: { lab } }, { enabled: compare !== null, at: compare === null ? undefined : { validAt: compare, knownAt: compare } });
  const earlier = compare === null || then.isPlaceholderData || then.data === undefined ? undefined : { part: then.data.complianceMatrix.compact.find((one) => one.lab === lab) };
  return (
    <Part of={asked} name="Commitments by model">
      {(data) => {
        const part = data.complianceMatrix.compact.find((one) => one.lab === lab);
        if (part === undefined || part.models.length === 0 || part.commitments.length === 0) {
          return <Empty>No model of this lab stands to a commitment on this day.</Empty>;
        }
        return (
          <HeatMap
            name="models"
            title={`How ${String(part.models.length)} ${part.models.length === 1 ? 'model stands' : 'models stand'} to ${String(part.commitments.length)} commitments of ${names.organisation(lab)}`}
            rows={part.models.map((model) => ({ id: model, name: names.model(model), href: `/models/${model}` }))}
            columns={part.commitments.map((key) => ({ id: key, name: key, text: key }))}
            first="Model"
            cell={(model, key) => {
              const letter = letterOf(part, model, key);
              const before = letterOf(earlier?.part, model, key);
              return letter === undefined ? undefined : { code: LETTERS[letter] ?? letter, sentence: '', ...(earlier === undefined || before === letter ? {} : { before: before === undefined ? null : (LETTERS[before] ?? before) }) };
            }}
            href={(model) => `/models/${model}`}
          />
        );
      }}
    </Part>
  );
}
