// How many answers a survey needs, and how many forms must be handed out for them; one key takes it over into the plan.
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { SurveySampleSize } from '../../bindings/operations';
import { api } from '../../host';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';

/** What is supposed before anybody says otherwise. */
const usual = { margin: 5, returned: 60 };

export function SampleSize({ take }: { take: (size: SurveySampleSize) => void }) {
  const { t, language } = useWords();
  const [households, setHouseholds] = useState<number | null>(null);
  const [margin, setMargin] = useState<number | null>(usual.margin);
  const [returned, setReturned] = useState<number | null>(usual.returned);
  const wanted = {
    ...(households === null ? {} : { households }),
    margin_percent: margin ?? usual.margin,
    return_percent: returned ?? usual.returned,
  };
  const size = useQuery({
    queryKey: [...shelves.surveys, 'size', wanted],
    queryFn: () => api.sizeSurveySample(wanted),
    placeholderData: (previous) => previous,
    retry: false,
  });
  const fields = [
    {
      name: 'surveys.sizeHouseholds' as const,
      value: households ?? size.data?.households ?? null,
      set: setHouseholds,
      most: 100_000,
    },
    { name: 'surveys.sizeMargin' as const, value: margin, set: setMargin, most: 20 },
    { name: 'surveys.sizeReturned' as const, value: returned, set: setReturned, most: 100 },
  ];
  const shown = size.isError ? undefined : size.data;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside take the focus
    <div
      className="sample-size"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement && shown !== undefined) {
          // The plan is not kept by it: it is looked at first.
          event.preventDefault();
          event.stopPropagation();
          take(shown);
        }
      }}
    >
      <div className="sample-size-fields">
        {fields.map(({ name, value, set, most }) => (
          <label key={name} htmlFor={name}>
            <span>{t(name)}</span>
            <InputNumber id={name} min={1} max={most} precision={0} value={value} onChange={set} />
          </label>
        ))}
      </div>
      {size.isError && <Alert type="error" showIcon title={failureText(size.error, language)} />}
      {shown !== undefined && (
        <>
          <p className="sample-size-said" aria-live="polite">
            {t('surveys.sizeSaid', { target: shown.target, forms: shown.forms })}
            <Button onClick={() => take(shown)}>{t('surveys.sizeTake')}</Button>
          </p>
          {shown.all_are_too_few && (
            <Alert type="warning" showIcon title={t('surveys.sizeTooFew', { target: shown.target })} />
          )}
          <p className="faint">
            {t('surveys.sizeEndless', {
              margin: (wanted.margin_percent / 100).toFixed(2),
              endless: shown.endless.toFixed(1),
            })}
            <br />
            {t('surveys.sizeFormula', {
              endless: shown.endless.toFixed(1),
              households: shown.households,
              target: shown.target,
            })}
            <br />
            {t('surveys.sizeForms', {
              target: shown.target,
              returned: wanted.return_percent,
              forms: shown.forms,
            })}
          </p>
        </>
      )}
    </div>
  );
}
