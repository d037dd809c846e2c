// One pasted message: its words, and what a person corrects of it.
import { Checkbox, DatePicker, Input, Radio, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import { toWallClock } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { nameOfKey, placeOf, pressed } from '../../shared/keyboard';
import { useTopics, useZone } from '../../shared/lookups';
import { pickedMoment } from './intakeFields';
import type { MessageRow } from './messages';
import { categories } from './search';

interface Props {
  row: MessageRow;
  place: number;
  change: (row: MessageRow) => void;
  /** Registers all of them. */
  send: () => void;
}

export function MessageCard({ row, place, change, send }: Props) {
  const { t } = useWords();
  const zone = useZone();
  const topics = useTopics();
  // Corrected, it is no longer what was refused.
  const set = (fields: Partial<MessageRow>) => change({ ...row, problem: undefined, ...fields });
  const named = (label: string) => t('messages.of', { label, place });
  const keyDown = (event: KeyboardEvent) => {
    const category = categories[placeOf(event, 'category')];
    if (category !== undefined) {
      event.preventDefault();
      set({ category });
    } else if (pressed(event, 'skip')) {
      event.preventDefault();
      set({ skipped: !row.skipped });
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      // One row's Enter does not register all of them.
      event.preventDefault();
    }
  };
  return (
    <li className={row.skipped ? 'message message-skipped' : 'message'} onKeyDown={keyDown}>
      <span className="message-place">{place}</span>
      <Input.TextArea
        id={`message-${row.key}`}
        value={row.content}
        aria-label={named(t('intake.content'))}
        autoSize={row.skipped ? { minRows: 1, maxRows: 1 } : { minRows: 2, maxRows: 8 }}
        maxLength={4000}
        readOnly={row.skipped}
        onChange={({ target }) => set({ content: target.value })}
      />
      <div className="message-fields">
        {!row.skipped && (
          <>
            <Input
              value={row.room}
              aria-label={named(t('intake.room'))}
              placeholder={t('intake.room')}
              maxLength={40}
              onChange={({ target }) => set({ room: target.value })}
            />
            <Input
              value={row.caller_name}
              aria-label={named(t('intake.caller'))}
              placeholder={t('intake.caller')}
              maxLength={40}
              onChange={({ target }) => set({ caller_name: target.value })}
            />
            <DatePicker
              {...pickedMoment.show(row.received_at)}
              aria-label={named(t('intake.received'))}
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              needConfirm={false}
              placeholder={t('intake.receivedNow')}
              maxDate={toWallClock(Date.now(), zone)}
              onChange={(picked) => set({ received_at: pickedMoment.keep(picked) ?? '' })}
            />
            <Radio.Group
              optionType="button"
              aria-label={named(t('intake.category'))}
              value={row.category}
              options={categories.map((one, index) => ({
                value: one,
                label: t(`category.${one}`),
                title: nameOfKey('category', index),
              }))}
              onChange={({ target }) => set({ category: target.value })}
            />
            <Select
              allowClear
              value={row.topic_id ?? null}
              aria-label={named(t('intake.topic'))}
              placeholder={t('intake.chooseTopic')}
              showSearch={{ optionFilterProp: 'label' }}
              options={(topics.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => set({ topic_id: id ?? undefined })}
            />
          </>
        )}
        <Checkbox
          checked={row.skipped}
          aria-label={named(t('messages.skip'))}
          onChange={({ target }) => set({ skipped: target.checked })}
        >
          {t('messages.skip')} <kbd>{nameOfKey('skip')}</kbd>
        </Checkbox>
      </div>
      {row.problem !== undefined && (
        <p className="message-problem" role="alert">
          {row.problem}
        </p>
      )}
    </li>
  );
}
