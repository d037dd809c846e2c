// 年初评估: the look at the regulation at the start of every year, by its check list (R10.2).
import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { PolicyReview, ReviewedPoint, ReviewPoint, ReviewVerdict } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { FormDrawer } from '../../shared/FormDrawer';
import { moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { useReviews } from '../../shared/policy';
import { Act } from './Act';

const points: ReviewPoint[] = [
  'limits',
  'topics',
  'channels',
  'calendar',
  'follow_up',
  'posts',
  'records',
  'supervision',
];

export function ReviewCard() {
  const { t } = useWords();
  const may = useMay()('policy.write');
  const [writing, setWriting] = useState(false);
  const reviews = useReviews();
  const due = reviews.data?.due ?? null;
  const paper = useMutation({ mutationFn: (year: number) => api.renderPolicyReview({ year }) });
  return (
    <section className="card" aria-label={t('review.title')}>
      <header className="card-head">
        <h2>{t('review.title')}</h2>
        <span className="policy-outlets">
          {due !== null && (
            <Button icon={<PrinterOutlined />} onClick={() => paper.mutate(due)}>
              {t('review.print', { year: due })}
            </Button>
          )}
          {may && due !== null && (
            <Button onClick={() => setWriting(true)}>{t('review.write', { year: due })}</Button>
          )}
        </span>
      </header>
      <p className="policy-lead">{t('review.lead')}</p>
      {reviews.isError && <Problem caught={reviews.error} retry={() => void reviews.refetch()} />}
      {reviews.data?.reviews.length === 0 && <p className="faint">{t('review.none')}</p>}
      {reviews.data?.reviews.map((one) => (
        <Review key={one.year} review={one} print={() => paper.mutate(one.year)} />
      ))}
      <MadePaper make={paper} title={t('review.paper')} first="print" />
      <FormDrawer
        open={writing && due !== null}
        onClose={() => setWriting(false)}
        size={640}
        title={t('review.write', { year: due ?? '' })}
      >
        <ReviewForm done={() => setWriting(false)} />
      </FormDrawer>
    </section>
  );
}

interface Fields {
  points: { verdict: ReviewVerdict; note?: string }[];
  conclusion: string;
}

function ReviewForm({ done }: { done: () => void }) {
  const { t } = useWords();
  return (
    <Act<Fields>
      name="review"
      draft="policy_review"
      keeps={['conclusion']}
      label={t('review.save')}
      primary
      begins={{ points: points.map(() => ({ verdict: 'keep' })) }}
      act={({ points: found, conclusion }) =>
        api.recordPolicyReview({
          points: points.map((point, place): ReviewedPoint => {
            const { verdict, note } = found[place] ?? { verdict: 'keep' };
            return { point, verdict, ...(note?.trim() ? { note } : {}) };
          }),
          conclusion,
        })
      }
      done={done}
    >
      {points.map((point, place) => (
        <fieldset key={point} className="policy-part">
          <legend>{t(`reviewPoint.${point}`)}</legend>
          <p className="faint">{t(`reviewAsks.${point}`)}</p>
          <Form.Item name={['points', place, 'verdict']}>
            <Segmented
              aria-label={t(`reviewPoint.${point}`)}
              options={(['keep', 'change'] as const).map((value) => ({
                value,
                label: t(`reviewVerdict.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name={['points', place, 'note']}>
            <Input
              maxLength={500}
              aria-label={t('review.noteOf', { point: t(`reviewPoint.${point}`) })}
              placeholder={t('review.noteHint')}
            />
          </Form.Item>
        </fieldset>
      ))}
      <Form.Item
        name="conclusion"
        label={t('review.conclusion')}
        rules={[{ required: true, whitespace: true, message: t('act.required') }]}
      >
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
    </Act>
  );
}

interface ReviewProps {
  review: PolicyReview;
  print: () => void;
}

function Review({ review: { year, points: found, conclusion, at, staff }, print }: ReviewProps) {
  const { t, language } = useWords();
  const zone = useZone();
  return (
    <details className="policy-review">
      <summary>
        {t('review.of', { year })} <span className="faint">{conclusion}</span>
      </summary>
      <ul>
        {found.map(({ point, verdict, note }) => (
          <li key={point}>
            <strong>{t(`reviewPoint.${point}`)}</strong>
            <span className="tag">{t(`reviewVerdict.${verdict}`)}</span>
            {note !== null && note !== undefined && <span>{note}</span>}
          </li>
        ))}
      </ul>
      <p className="faint">
        {staff.name} · {moment(at, zone, language)}
      </p>
      <Button icon={<PrinterOutlined />} onClick={print}>
        {t('review.print', { year })}
      </Button>
    </details>
  );
}
