import { ComplianceMatrixCompactDocument } from '@countersign/client';
import { useOperation } from '../shared/data/query';
import { useNames } from '../shared/data/words';
import { HeatMap } from '../shared/charts/HeatMap';
import { Empty, Part } from '../shared/ui';

/** The letters of the compact form (`CompactMatrixLab.cells`). */
const LETTERS: Readonly<Record<string, string>> = { B: 'BREACHED', O: 'OVERDUE', X: 'CONTESTED', A: 'ABSENT', D: 'DUE_SOON', C: 'CLAIMED', M: 'MET', N: 'NOT_APPLICABLE' };

/** How each model of one lab stands to each of its own commitments, from the compact form. */
export function Models({ lab }: { readonly lab: string }) {
  const names = useNames();
  const asked = useOperation(ComplianceMatrixCompactDocument, { filter: { lab } });
  return (
    <Part of={asked} name="Commitments by model">
      {(data) => {
        const part = data.complianceMatrix.compact.find((one) => one.lab === lab);
        if (part === undefined || part.models.length === 0 || part.commitments.length === 0) {
          return <Empty>No model of this lab stands to a commitment on this day.</Empty>;
        }
        const lines = part.cells.split('\n');
        return (
          <HeatMap
            name="models"
            title={`How ${String(part.models.length)} ${part.models.length === 1 ? 'model stands' : 'models stand'} to ${String(part.commitments.length)} commitments of ${names.organisation(lab)}`}
            rows={part.models.map((model) => ({ id: model, name: names.model(model), href: `/models/${model}` }))}
            columns={part.commitments.map((key) => ({ id: key, name: key, text: key }))}
            first="Model"
            cell={(model, key) => {
              const letter = lines[part.models.indexOf(model)]?.[part.commitments.indexOf(key)];
              return letter === undefined ? undefined : { code: LETTERS[letter] ?? letter, sentence: '' };
            }}
            href={(model) => `/models/${model}`}
          />
        );
      }}
    </Part>
  );
}
