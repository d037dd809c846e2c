// What narrows the list. Every change is in the address at once.
import { CloseOutlined } from '@ant-design/icons';
import { Button, DatePicker, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '../../shared/i18n';
import { useBuildings, useChannels, useStaff, useTopics } from '../../shared/lookups';
import { categories, isNarrowed, type TicketSearch } from './search';

interface Props {
  search: TicketSearch;
  change: (next: TicketSearch, replace?: boolean) => void;
}

export function Filters({ search, change }: Props) {
  const { t } = useWords();
  const channels = useChannels();
  const topics = useTopics({ all: true });
  const staff = useStaff();
  const buildings = useBuildings();
  const set = <K extends keyof TicketSearch>(name: K, value: TicketSearch[K] | undefined | null) => {
    const { [name]: _old, ticket: _ticket, ...rest } = search;
    change(value === undefined || value === null ? rest : { ...rest, [name]: value });
  };
  return (
    <search className="filters" aria-label={t('tickets.filters')}>
      <Choice
        label={t('tickets.anyCategory')}
        value={search.category}
        choose={(value) => set('category', value)}
        options={categories.map((category) => ({ value: category, label: t(`category.${category}`) }))}
      />
      <Choice
        label={t('tickets.anyChannel')}
        value={search.channel}
        choose={(value) => set('channel', value)}
        options={(channels.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Choice
        label={t('tickets.anyTopic')}
        value={search.topic}
        choose={(value) => set('topic', value)}
        options={(topics.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Choice
        label={t('tickets.anyone')}
        value={search.responsible}
        choose={(value) => set('responsible', value)}
        options={(staff.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      {(buildings.data ?? []).length > 0 && (
        <Choice
          label={t('find.building')}
          value={search.building}
          choose={(value) => set('building', value)}
          options={(buildings.data ?? []).map(({ key }) => ({ value: key, label: key }))}
        />
      )}
      <DatePicker.RangePicker
        className="filter-days"
        allowEmpty={[true, true]}
        placeholder={[t('tickets.from'), t('tickets.to')]}
        value={[search.from ? dayjs(search.from) : null, search.to ? dayjs(search.to) : null]}
        onChange={(days) => {
          const { from: _from, to: _to, ticket: _ticket, ...rest } = search;
          const [from, to] = [days?.[0]?.format('YYYY-MM-DD'), days?.[1]?.format('YYYY-MM-DD')];
          change({ ...rest, ...(from ? { from } : {}), ...(to ? { to } : {}) });
        }}
      />
      <Figure search={search} change={change} />
      {isNarrowed(search) && (
        <Button
          type="text"
          icon={<CloseOutlined />}
          onClick={() => change(search.tab === undefined ? {} : { tab: search.tab })}
        >
          {t('tickets.clearFilters')}
        </Button>
      )}
    </search>
  );
}

/** Which figure the list belongs to, in words; put away, the list is one by receipt again. */
function Figure({ search, change }: Props) {
  const { t } = useWords();
  const staff = useStaff();
  const named = useTopics({ all: true });
  const {
    counted,
    by,
    household,
    topics,
    nowhere,
    somewhere,
    nobody,
    post,
    over,
    upTo,
    ticket: _ticket,
    ...rest
  } = search;
  if (counted === undefined) {
    return null;
  }
  const name = staff.data?.find(({ id }) => id === by)?.name;
  const parts = [
    t(`figure.${counted}`),
    ...(name === undefined ? [] : [t('figure.by', { name })]),
    ...(household === undefined ? [] : [t('figure.household')]),
    ...(topics ?? []).flatMap((topic) => named.data?.find(({ id }) => id === topic)?.name ?? []),
    ...(nowhere === true ? [t('figure.nowhere')] : []),
    ...(somewhere === true ? [t('figure.somewhere')] : []),
    ...(nobody === true ? [t('figure.nobody')] : []),
    ...(post === undefined ? [] : [t(`role.${post}`)]),
    ...(over === undefined ? [] : [t('figure.over', { count: over })]),
    ...(upTo === undefined ? [] : [t('figure.upTo', { count: upTo })]),
  ];
  return (
    <Tag className="filter-figure" closable onClose={() => change(rest)} title={t('figure.hint')}>
      {parts.join(' · ')}
    </Tag>
  );
}

interface ChoiceProps<V> {
  label: string;
  value: V | undefined;
  options: { value: V; label: string }[];
  choose: (value: V | undefined) => void;
}

function Choice<V extends string | number>({ label, value, options, choose }: ChoiceProps<V>) {
  return (
    <Select<V>
      className="filter"
      allowClear
      aria-label={label}
      placeholder={label}
      popupMatchSelectWidth={false}
      value={value ?? null}
      onChange={(chosen) => choose(chosen)}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}
