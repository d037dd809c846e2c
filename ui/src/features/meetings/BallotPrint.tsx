// Ballot papers on paper: all of them, or those between two numbers; shown before they are printed.
import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { api } from '../../host';
import { useWords } from '../../shared/i18n';
import { MadePaper } from '../../shared/Paper';

interface Range {
  from: number | null;
  to: number | null;
}

export function BallotPrint({ meeting, issued }: { meeting: number; issued: number }) {
  const { t } = useWords();
  const [range, setRange] = useState<Range>({ from: null, to: null });
  const make = useMutation({
    mutationFn: ({ from, to }: Range) =>
      api.renderBallotPapers({
        meeting_id: meeting,
        ...(from === null ? {} : { from }),
        ...(to === null ? {} : { to }),
      }),
  });
  return (
    <>
      <form
        className="attendee papers-print"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(range);
        }}
      >
        {(['from', 'to'] as const).map((end) => (
          <InputNumber
            key={end}
            aria-label={t(`papers.${end}`)}
            placeholder={t(`papers.${end}`)}
            min={1}
            max={issued}
            precision={0}
            controls={false}
            value={range[end]}
            onChange={(value) => setRange((now) => ({ ...now, [end]: value }))}
          />
        ))}
        <Button htmlType="submit" icon={<PrinterOutlined />} loading={make.isPending}>
          {t('papers.print')}
        </Button>
      </form>
      <p className="faint papers-note">{t('papers.printHint')}</p>
      <MadePaper make={make} title={t('papers.print')} />
    </>
  );
}
