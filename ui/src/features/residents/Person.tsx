// One member of a household as the desk sees them.
import { EditOutlined, EyeOutlined, MoreOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown, Tooltip, Typography } from 'antd';
import type { PersonCard } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { day } from '../../shared/format';
import { useWords } from '../../shared/i18n';

/** What may be done about a person's data. */
export type PrivacyAct = 'consent' | 'export' | 'restrict' | 'anonymise';

interface Props {
  person: PersonCard;
  edit: () => void;
  act: (act: PrivacyAct) => void;
}

export function Person({ person, edit, act }: Props) {
  const { t, language } = useWords();
  const may = useMay();
  const name = person.name ?? t('person.anonymous');
  const anonymous = person.anonymised_at !== null;
  const pair = (label: string, value: string) => t('person.pair', { label, value });
  const facts = [
    person.contact_way && pair(t('person.way'), t(`contactWay.${person.contact_way}`)),
    person.wechat && pair(t('person.wechat'), person.wechat),
    person.moved_in && pair(t('person.movedIn'), day(person.moved_in, language)),
    person.moved_out && pair(t('person.movedOut'), day(person.moved_out, language)),
    !anonymous &&
      (person.notice_given_on === null
        ? t('person.noticeMissing')
        : t('person.noticeGiven', { day: day(person.notice_given_on, language) })),
  ].filter((fact) => typeof fact === 'string' && fact !== '') as string[];
  return (
    <article className={person.moved_out === null ? 'resident' : 'resident resident-gone'} aria-label={name}>
      <div className="resident-head">
        <strong className={anonymous ? 'resident-name faint' : 'resident-name'}>{name}</strong>
        <span className="tag">{t(`householdRole.${person.role}`)}</span>
        {person.restricted && (
          <Tooltip title={t('person.restrictedHint')}>
            <span className="tag tag-soon">{t('person.restricted')}</span>
          </Tooltip>
        )}
        {may('residents.write') && !anonymous && (
          <span className="resident-acts">
            <Button
              type="text"
              size="small"
              icon={<EditOutlined />}
              aria-label={t('person.editNamed', { name })}
              onClick={edit}
            >
              {t('person.edit')}
            </Button>
            <PrivacyMenu person={person} name={name} act={act} />
          </span>
        )}
      </div>
      {!anonymous && <PhoneLine key={person.version} person={person} />}
      {facts.length > 0 && (
        <p className="resident-facts">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
      {person.note !== null && <p className="resident-note">{person.note}</p>}
    </article>
  );
}

function PrivacyMenu({ person, name, act }: { person: PersonCard; name: string; act: Props['act'] }) {
  const { t } = useWords();
  const may = useMay();
  const theirs = may('residents.export')
    ? [
        { key: 'export', label: t('privacy.export') },
        { key: 'restrict', label: t(person.restricted ? 'privacy.release' : 'privacy.restrict') },
        { key: 'anonymise', label: t('privacy.anonymise'), danger: true },
      ]
    : [];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [{ key: 'consent', label: t('privacy.consent') }, ...theirs],
        onClick: ({ key }) => act(key as PrivacyAct),
      }}
    >
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined />}
        aria-label={t('person.more', { name })}
        title={t('person.more', { name })}
      />
    </Dropdown>
  );
}

/** The numbers, their middle hidden until somebody looks; who looks is recorded. */
function PhoneLine({ person }: { person: PersonCard }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const may = useMay();
  const reveal = useMutation({
    mutationFn: () => api.revealPersonPhone({ person_id: person.id }),
    onError: (caught) => void message.error(failureText(caught, language)),
  });
  if (person.phones_masked.length === 0) {
    return <p className="faint">{t('person.noPhone')}</p>;
  }
  if (reveal.data !== undefined) {
    return (
      <p className="resident-phones">
        {reveal.data.phones.map((phone) => (
          <Typography.Text key={phone} copyable>
            {phone}
          </Typography.Text>
        ))}
      </p>
    );
  }
  return (
    <p className="resident-phones phone">
      {person.phones_masked.map((phone, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two numbers may look alike, and they stand in their order
        <span key={index}>{phone}</span>
      ))}
      {may('phones.reveal') && (
        <Tooltip title={t('person.revealHint')}>
          <Button
            size="small"
            type="link"
            icon={<EyeOutlined />}
            loading={reveal.isPending}
            aria-label={t('person.revealFor', { name: person.name ?? '' })}
            onClick={() => reveal.mutate()}
          >
            {t('person.reveal')}
          </Button>
        </Tooltip>
      )}
    </p>
  );
}
