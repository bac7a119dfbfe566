import { ComplianceMatrixCompactDocument } from '@countersign/client';
import { useMemo } from 'react';
import { useAsOf } from '../shared/data/asOf';
import { useOperation } from '../shared/data/query';
import { useNames } from '../shared/data/words';
import { HeatMap, type Grid } from '../shared/charts/HeatMap';
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
  const earlier = compare === null || then.isPlaceholderData || then.data === undefined ? undefined : then.data.complianceMatrix.compact;
  const part = asked.data?.complianceMatrix.compact.find((one) => one.lab === lab);
  const { validAt, knownAt } = useAsOf();
  const grid = useMemo((): Grid => {
    const before = earlier?.find((one) => one.lab === lab);
    return {
      rows: part?.models.map((model) => ({ id: model, name: names.model(model), href: `/models/${model}` })) ?? [],
      columns: part?.commitments.map((key) => ({ id: key, name: key, text: key })) ?? [],
      cell: (model, key) => {
        const letter = letterOf(part, model, key);
        const was = letterOf(before, model, key);
        return letter === undefined ? undefined : { code: LETTERS[letter] ?? letter, sentence: '', ...(earlier === undefined || was === letter ? {} : { before: was === undefined ? null : (LETTERS[was] ?? was) }) };
      },
      href: (model) => `/models/${model}`,
    };
    // The links of the marks carry the instant that is looked at.
  }, [part, earlier, lab, names, validAt, knownAt]);
  return (
    <Part of={asked} name="Commitments by model">
      {() => (grid.rows.length === 0 || grid.columns.length === 0 ? <Empty>No model of this lab stands to a commitment on this day.</Empty> : (
        <HeatMap
          name="models"
          title={`How ${String(grid.rows.length)} ${grid.rows.length === 1 ? 'model stands' : 'models stand'} to ${String(grid.columns.length)} commitments of ${names.organisation(lab)}`}
          first="Model"
          grid={grid}
        />
      ))}
    </Part>
  );
}
