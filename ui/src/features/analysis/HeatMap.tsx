// Topics, buildings and months against each other: a number in each cell that opens its list, on a ground that is the
// darker the more there are. Without colours the numbers and the lightness say the same.
import { OrderedListOutlined, SwapOutlined, TableOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import type { Axis, HeatLine, HeatMap as HeatMapData } from '../../bindings/operations';
import { percent, wholeMonth } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { Problem } from '../../shared/Problem';
import type { PartProps } from './AnalysisPage';
import { Only } from './Only';
import { useHeatMap } from './queries';
import { type AnalysisSearch, axes, axesOf, listOf, onlyOf, thirdAxis } from './search';

/** How many grounds there are, from the lightest. */
const grounds = 5;

export function HeatMap({ months, search, change }: PartProps) {
  const { t } = useWords();
  const [rows, columns] = axesOf(search);
  const third = thirdAxis(search);
  const [sorted, setSorted] = useState(false);
  const map = useHeatMap({ ...months, rows, columns, ...onlyOf(search, [third]) });
  // What was chosen by the axis that is shown now narrows nothing.
  const only = { ...search };
  for (const axis of ['topic', 'building'] as const) {
    if (axis !== third) {
      delete only[axis];
    }
  }
  const options = axes.map((value) => ({ value, label: t(`axis.${value}`) }));
  return (
    <>
      <div className="analysis-bar">
        <Select<Axis>
          className="analysis-axis"
          aria-label={t('analysis.rows')}
          prefix={t('analysis.rows')}
          value={rows}
          onChange={(axis) => change({ ...search, rows: axis, columns: axis === columns ? rows : columns })}
          options={options}
        />
        <Button
          icon={<SwapOutlined />}
          aria-label={t('analysis.swap')}
          title={t('analysis.swap')}
          onClick={() => change({ ...search, rows: columns, columns: rows })}
        />
        <Select<Axis>
          className="analysis-axis"
          aria-label={t('analysis.columns')}
          prefix={t('analysis.columns')}
          value={columns}
          onChange={(axis) => change({ ...search, rows: axis === rows ? columns : rows, columns: axis })}
          options={options}
        />
        <Only search={search} change={change} by={[third]} />
        <Button
          className="analysis-end"
          icon={sorted ? <TableOutlined /> : <OrderedListOutlined />}
          onClick={() => setSorted(!sorted)}
        >
          {t(sorted ? 'analysis.asMap' : 'analysis.asList')}
        </Button>
      </div>
      {map.isError && <Problem caught={map.error} retry={() => void map.refetch()} />}
      {map.isPending && <Skeleton active />}
      {map.data !== undefined &&
        (sorted ? (
          <Most map={map.data} axes={[rows, columns]} only={only} />
        ) : (
          <Cells map={map.data} axes={[rows, columns]} only={only} />
        ))}
      <p className="faint analysis-note">{t('analysis.mapHint')}</p>
    </>
  );
}

interface MapProps {
  map: HeatMapData;
  axes: [Axis, Axis];
  only: AnalysisSearch;
}

/** What a line of an axis is called. */
function useLineName(): (axis: Axis, line: HeatLine) => string {
  const { t, language } = useWords();
  return (axis, line) => {
    if (axis === 'month') {
      return wholeMonth(line.name, language);
    }
    if (axis === 'topic') {
      return line.name;
    }
    return line.building === null
      ? t('analysis.nowhere')
      : t('analysis.building_name', { key: line.building });
  };
}

function Cells({ map, axes: [rows, columns], only }: MapProps) {
  const { t } = useWords();
  const name = useLineName();
  const counts = new Map(map.cells.map(({ row, column, count }) => [`${row} ${column}`, count]));
  const row = (line: HeatLine) => ({ ...line, axis: rows });
  const column = (line: HeatLine) => ({ ...line, axis: columns });
  return (
    <section className="analysis-map" aria-label={t('analysis.map')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(`axis.${rows}`)}</th>
            {map.columns.map((line) => (
              <th key={line.name} scope="col">
                {name(columns, line)}
              </th>
            ))}
            <th scope="col">{t('analysis.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {map.rows.map((line, place) => (
            <tr key={line.name}>
              <th scope="row">{name(rows, line)}</th>
              {map.columns.map((across, at) => (
                <Cell
                  key={across.name}
                  count={counts.get(`${place} ${at}`) ?? 0}
                  most={map.most}
                  label={`${name(rows, line)} · ${name(columns, across)}`}
                  search={listOf(map.days, [row(line), column(across)], only)}
                />
              ))}
              <Cell
                count={line.count}
                label={name(rows, line)}
                search={listOf(map.days, [row(line)], only)}
              />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('analysis.sum')}</th>
            {map.columns.map((line) => (
              <Cell
                key={line.name}
                count={line.count}
                label={name(columns, line)}
                search={listOf(map.days, [column(line)], only)}
              />
            ))}
            <Cell count={map.total} label={t('analysis.sum')} search={listOf(map.days, [], only)} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

interface CellProps {
  count: number;
  /** The most of any cell; absent of sums, which have no ground. */
  most?: number;
  label: string;
  search: ReturnType<typeof listOf>;
}

function Cell({ count, most, label, search }: CellProps) {
  const { t } = useWords();
  if (count === 0) {
    return <td className="analysis-nothing">·</td>;
  }
  const ground = most === undefined ? 0 : Math.ceil((count / Math.max(1, most)) * grounds);
  return (
    <td className={`analysis-ground-${ground}`}>
      <Link to="/tickets" search={search} aria-label={t('analysis.opens', { label, count })}>
        {count.toLocaleString()}
      </Link>
    </td>
  );
}

/** The same cells from the most to the fewest. */
function Most({ map, axes: [rows, columns], only }: MapProps) {
  const { t } = useWords();
  const name = useLineName();
  const cells = [...map.cells].sort((one, other) => other.count - one.count).slice(0, 50);
  return (
    <table className="list list-plain analysis-narrow" aria-label={t('analysis.asList')}>
      <thead>
        <tr>
          <th>{t(`axis.${rows}`)}</th>
          <th>{t(`axis.${columns}`)}</th>
          <th className="analysis-number">{t('analysis.count')}</th>
          <th className="analysis-number">{t('analysis.share')}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => {
          const [line, across] = [map.rows[cell.row], map.columns[cell.column]];
          if (line === undefined || across === undefined) {
            return null;
          }
          const lines = [
            { ...line, axis: rows },
            { ...across, axis: columns },
          ];
          return (
            <tr key={`${cell.row} ${cell.column}`}>
              <td>{name(rows, line)}</td>
              <td>{name(columns, across)}</td>
              <td className="analysis-number">
                <Link to="/tickets" search={listOf(map.days, lines, only)}>
                  {cell.count.toLocaleString()}
                </Link>
              </td>
              <td className="analysis-number">
                {percent({ numerator: cell.count, denominator: map.total })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
