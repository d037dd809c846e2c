// What narrows the counts: category, topic, building.
import { Select } from 'antd';
import type { Axis } from '../../bindings/operations';
import { useWords } from '../../shared/i18n';
import { useBuildings, useTopics } from '../../shared/lookups';
import { type AnalysisSearch, categories, nowhere } from './search';

interface Props {
  search: AnalysisSearch;
  change: (search: AnalysisSearch) => void;
  /** What is not shown anyway. */
  by: readonly Axis[];
}

export function Only({ search, change, by }: Props) {
  const { t } = useWords();
  const topics = useTopics({ all: true });
  const buildings = useBuildings();
  const set = <K extends keyof AnalysisSearch>(name: K, value: AnalysisSearch[K] | undefined) => {
    const { [name]: _old, ...rest } = search;
    change(value === undefined ? rest : { ...rest, [name]: value });
  };
  return (
    <>
      <Select
        allowClear
        className="analysis-only"
        aria-label={t('tickets.anyCategory')}
        placeholder={t('tickets.anyCategory')}
        value={search.category ?? null}
        onChange={(value) => set('category', value ?? undefined)}
        options={categories.map((value) => ({ value, label: t(`category.${value}`) }))}
      />
      {by.includes('topic') && (
        <Select
          allowClear
          className="analysis-only"
          aria-label={t('tickets.anyTopic')}
          placeholder={t('tickets.anyTopic')}
          value={search.topic ?? null}
          onChange={(value) => set('topic', value ?? undefined)}
          options={(topics.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {by.includes('building') && (
        <Select
          allowClear
          className="analysis-only"
          aria-label={t('find.building')}
          placeholder={t('find.building')}
          value={search.building ?? null}
          onChange={(value) => set('building', value ?? undefined)}
          options={[
            ...(buildings.data ?? []).map(({ key }) => ({
              value: key,
              label: t('analysis.building_name', { key }),
            })),
            { value: nowhere, label: t('analysis.nowhere') },
          ]}
        />
      )}
    </>
  );
}
