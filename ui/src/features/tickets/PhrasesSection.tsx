// 常用语: the office's phrases, changed as a whole, in the order in which they are offered.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import type { Category, PhrasePurpose, Phrases } from '../../bindings/operations';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';
import { WholeList, type WholeRow, WholeSection } from '../../shared/WholeList';
import { Fitting } from './Fitting';
import './phrases.css';

interface PhraseFields {
  title?: string;
  content?: string;
  purpose?: PhrasePurpose;
  category?: Category | null;
  topic_id?: number | null;
}

export function PhrasesSection() {
  const { t } = useWords();
  const phrases = useQuery({
    queryKey: [...shelves.phrases, 'list'],
    queryFn: () => api.listPhrases({}),
  });
  return (
    <WholeSection title={t('phrases.title')} hint={t('phrases.hint')} whole={phrases}>
      {(whole) => (
        <>
          <Places phrases={whole} />
          <WholeList<PhraseFields>
            name="phrases"
            rows={whole.phrases}
            blank={{ purpose: 'feedback' }}
            save={(rows) => save(rows, whole.version)}
            shelf={shelves.phrases}
            words={{ save: t('phrases.save'), add: t('phrases.add') }}
          >
            {(row) => <Phrase key={row.key} row={row} />}
          </WholeList>
        </>
      )}
    </WholeSection>
  );
}

function save(rows: PhraseFields[], version: number) {
  return api.savePhrases({
    expected_version: version,
    phrases: rows.map(({ title, content, purpose, category, topic_id }) => ({
      title: title ?? '',
      content: content ?? '',
      purpose: purpose ?? 'feedback',
      ...(category ? { category } : {}),
      ...(topic_id ? { topic_id } : {}),
    })),
  });
}

function Phrase({ row: { at, last, remove, move } }: { row: WholeRow }) {
  const { t } = useWords();
  const needed = [{ required: true, message: t('act.required') }];
  return (
    <fieldset className="phrase" aria-label={`${t('phrases.title')} ${at + 1}`}>
      <div className="phrase-head">
        <Form.Item name={[at, 'title']} rules={needed}>
          <Input
            aria-label={`${t('phrases.name')} ${at + 1}`}
            placeholder={t('phrases.namePlaceholder')}
            maxLength={20}
          />
        </Form.Item>
        <Form.Item name={[at, 'purpose']}>
          <Select
            aria-label={`${t('phrases.purpose')} ${at + 1}`}
            options={(['feedback', 'note'] as const).map((one) => ({
              value: one,
              label: t(`phrases.${one}`),
            }))}
          />
        </Form.Item>
        <Fitting at={at} noCategory={t('phrases.anyCategory')} noTopic={t('phrases.anyTopic')} />
        <span className="phrase-order">
          <Button
            type="text"
            icon={<ArrowUpOutlined />}
            aria-label={`${t('phrases.up')} ${at + 1}`}
            disabled={at === 0}
            onClick={() => move(at - 1)}
          />
          <Button
            type="text"
            icon={<ArrowDownOutlined />}
            aria-label={`${t('phrases.down')} ${at + 1}`}
            disabled={last}
            onClick={() => move(at + 1)}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t('phrases.remove')} ${at + 1}`}
            onClick={remove}
          />
        </span>
      </div>
      <Form.Item name={[at, 'content']} rules={needed}>
        <Input.TextArea
          aria-label={`${t('phrases.content')} ${at + 1}`}
          placeholder={t('phrases.contentPlaceholder')}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
        />
      </Form.Item>
    </fieldset>
  );
}

/** What can stand in braces. */
function Places({ phrases }: { phrases: Phrases }) {
  const { t } = useWords();
  return (
    <div className="phrase-places">
      {[false, true].map((byHand) => (
        <p key={String(byHand)}>
          <span className="faint">{t(byHand ? 'phrases.placesByHand' : 'phrases.places')}</span>
          {phrases.places
            .filter(({ by_hand }) => by_hand === byHand)
            .map(({ word }) => (
              <code key={word}>{`{${word}}`}</code>
            ))}
        </p>
      ))}
    </div>
  );
}
