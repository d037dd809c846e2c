// The second step: which question each column answers, with the first rows to see it by.
import { useMutation } from '@tanstack/react-query';
import { Alert, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { Design, SurveyColumnMeaning, WaveDetail } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { Sample, SampleFoot, SampleTools } from '../../shared/imports/Sample';
import { partText, Unanswered } from './OnlineWords';
import {
  choicesOf,
  lacking,
  meaningAt,
  meaningKey,
  type OnlineState,
  type OpenFile,
  readAgain,
  saying,
  sheetOf,
} from './online';

interface Props {
  wave: WaveDetail;
  design: Design;
  list: OpenFile;
  set: (state: OnlineState) => void;
}

/** Stands in the choice for a column that says nothing. */
const leftOut = 'left_out';

export function OnlineColumns({ wave, design, list, set }: Props) {
  const { t, language } = useWords();
  const [shows, setShows] = useState(false);
  const { mapping, content, file } = list;
  const { anonymous } = wave.row;
  const sheet = sheetOf(list);
  const lacks = lacking(mapping, anonymous);
  const withheld = new Set(sheet?.withheld);
  const again = useMutation({
    mutationFn: (header_row: number) =>
      api.readSurveyFile({
        wave_id: wave.row.id,
        file_name: file.name,
        base64: file.base64,
        header_row,
      }),
  });
  const meanings = useMemo(() => {
    const places: SurveyColumnMeaning[] = [
      { kind: 'code' },
      anonymous ? { kind: 'building' } : { kind: 'room' },
    ];
    return new Map(
      [...places, ...choicesOf(design).map(({ meaning }) => meaning)].map((meaning) => [
        meaningKey(meaning),
        meaning,
      ]),
    );
  }, [design, anonymous]);
  const options = [
    { value: leftOut, label: t('imports.leaveOut') },
    ...[...meanings].map(([value, meaning]) => ({ value, label: partText(meaning, design, t) })),
  ];
  return (
    <>
      <SampleTools
        file={file.name}
        encoding={content.encoding}
        sheets={content.sheets.map(({ name }) => name)}
        sheet={sheet?.name ?? null}
        chooseSheet={(name) => {
          const other = content.sheets.find((one) => one.name === name);
          if (other !== undefined) {
            set({ ...list, mapping: other.mapping, byHand: [], fixes: [], without: [] });
          }
        }}
        rows={sheet?.rows ?? 0}
        header={again.isPending ? again.variables : mapping.header_row}
        chooseHeader={(row) => again.mutate(row, { onSuccess: (content) => set(readAgain(list, content)) })}
      />
      {again.isError && (
        <Alert className="form-problem" type="error" showIcon title={failureText(again.error, language)} />
      )}
      <p>{t('surveyFile.columnsLead')}</p>
      {withheld.size > 0 && (
        <p className="faint">
          {t(anonymous ? 'surveyFile.withheldAnonymous' : 'surveyFile.withheldLead', {
            count: withheld.size,
          })}
        </p>
      )}
      <Unanswered mapping={mapping} design={design} />
      {shows && lacks !== null && (
        <Alert className="form-problem" type="error" showIcon title={t(`surveyFile.lacks.${lacks}`)} />
      )}
      {sheet !== undefined && (
        <Sample
          columns={sheet.columns}
          rows={sheet.first_rows}
          header={mapping.header_row}
          out={(column) => meaningAt(mapping, column) === null}
          hidden={(column) => withheld.has(column)}
          head={(column, name) => {
            const meaning = meaningAt(mapping, column);
            return withheld.has(column) ? (
              t('surveyFile.withheld')
            ) : (
              <Select
                className="survey-meaning"
                aria-label={name}
                value={meaning === null ? leftOut : meaningKey(meaning)}
                showSearch={{ optionFilterProp: 'label' }}
                popupMatchSelectWidth={420}
                disabled={again.isPending}
                onChange={(key) => set(saying(list, column, meanings.get(key) ?? null))}
                options={options}
              />
            );
          }}
        />
      )}
      <SampleFoot
        check={() => (lacks === null ? set({ ...list, step: 'check' }) : setShows(true))}
        another={() => set({ step: 'file' })}
        rows={sheet?.rows ?? 0}
        shown={sheet?.first_rows.length ?? 0}
      />
    </>
  );
}
