// What the personal information law asks of the office for one person: notice, a copy, restriction, forgetting.
import { App, AutoComplete, Button, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import type { PersonCard } from '../../bindings/operations';
import { api, host, isFailure } from '../../host';
import { textAsBase64 } from '../../shared/files';
import { day as dayText } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useToday } from '../../shared/lookups';
import { SheetForm, type SheetHandle } from './Sheet';

interface Props {
  person: PersonCard;
  sheet: SheetHandle;
}

export function ConsentForm({ person, sheet }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const today = useToday();
  const [form] = Form.useForm<{ day: Dayjs; how: string }>();
  const ways = ['paper', 'signed', 'posted', 'wechat'] as const;
  return (
    <SheetForm<{ day: Dayjs; how: string }, PersonCard>
      name="consent"
      about={person.id}
      form={form}
      sheet={sheet}
      initial={{ day: today }}
      act={({ day, how }) => api.recordConsent({ person_id: person.id, day: day.format('YYYY-MM-DD'), how })}
      done={() => void message.success(t('privacy.consentDone'))}
      submit={t('action.save')}
    >
      <p className="form-lead">{t('privacy.consentLead', { name: person.name ?? '' })}</p>
      <Form.Item
        name="how"
        label={t('privacy.how')}
        rules={[{ required: true, whitespace: true, message: t('residentForm.required') }]}
      >
        <AutoComplete
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
          placeholder={t('privacy.howPlaceholder')}
          options={ways.map((way) => ({ value: t(`privacy.ways.${way}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="day"
        label={t('privacy.day')}
        rules={[{ required: true, message: t('residentForm.required') }]}
      >
        <DatePicker maxDate={today} allowClear={false} />
      </Form.Item>
    </SheetForm>
  );
}

/** The reason that core keeps with what was done. */
function Reason({ label, placeholder }: { label?: string; placeholder: string }) {
  const { t } = useWords();
  return (
    <Form.Item
      name="reason"
      label={label ?? t('privacy.reason')}
      rules={[{ required: true, whitespace: true, message: t('residentForm.required') }]}
    >
      <Input autoFocus maxLength={200} placeholder={placeholder} />
    </Form.Item>
  );
}

export function ExportForm({ person, sheet }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const name = person.name ?? '';
  const act = async ({ reason }: { reason: string }) => {
    const { text } = await api.exportPerson({ person_id: person.id, reason });
    return host.saveFile(t('privacy.exportName', { name }), base64Of(text));
  };
  return (
    <SheetForm<{ reason: string }, string | null>
      name="export"
      about={person.id}
      form={form}
      sheet={sheet}
      initial={{}}
      act={act}
      done={(path) =>
        void (path === null
          ? message.warning(t('privacy.exportNotSaved'), 6)
          : message.success(t('privacy.exportDone', { path }), 6))
      }
      submit={t('privacy.exportAct')}
    >
      <p className="form-lead">{t('privacy.exportLead', { name })}</p>
      <Reason label={t('privacy.exportReason')} placeholder={t('privacy.exportReasonPlaceholder')} />
      <p className="form-lead faint">{t('privacy.exportRecorded')}</p>
    </SheetForm>
  );
}

/** A text file with a mark and line ends that every editor knows. */
function base64Of(text: string): string {
  return textAsBase64(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
}

export function RestrictForm({ person, sheet }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const name = person.name ?? '';
  const release = person.restricted;
  return (
    <SheetForm<{ reason: string }, PersonCard>
      name="restrict"
      about={person.id}
      form={form}
      sheet={sheet}
      initial={{}}
      act={({ reason }) => api.restrictPerson({ person_id: person.id, restricted: !release, reason })}
      done={() => void message.success(t(release ? 'privacy.releaseDone' : 'privacy.restrictDone'))}
      submit={t(release ? 'privacy.release' : 'privacy.restrict')}
    >
      <p className="form-lead">{t(release ? 'privacy.releaseLead' : 'privacy.restrictLead', { name })}</p>
      <Reason
        placeholder={t(release ? 'privacy.releaseReasonPlaceholder' : 'privacy.restrictReasonPlaceholder')}
      />
    </SheetForm>
  );
}

export function AnonymiseForm({ person, sheet, restrict }: Props & { restrict: () => void }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const name = person.name ?? '';
  const explain = (caught: unknown) => {
    if (!isFailure(caught) || caught.code !== 'person.retained') {
      return null;
    }
    const { open_tickets: count, until } = caught.params;
    return (
      <>
        {typeof until === 'string'
          ? t('privacy.retainedUntil', { name, day: dayText(until, language) })
          : t('privacy.retainedOpen', { name, count: Number(count) })}
        {!person.restricted && (
          <Button type="link" size="small" onClick={restrict}>
            {t('privacy.toRestrict')}
          </Button>
        )}
      </>
    );
  };
  return (
    <SheetForm<{ reason: string }, PersonCard>
      name="anonymise"
      about={person.id}
      form={form}
      sheet={sheet}
      initial={{}}
      act={({ reason }) => api.anonymisePerson({ person_id: person.id, reason })}
      done={() => void message.success(t('privacy.anonymiseDone'))}
      explain={explain}
      submit={t('privacy.anonymiseAct')}
      danger
    >
      <p className="form-lead">{t('privacy.anonymiseLead', { name })}</p>
      <Reason placeholder={t('privacy.anonymiseReasonPlaceholder')} />
    </SheetForm>
  );
}
