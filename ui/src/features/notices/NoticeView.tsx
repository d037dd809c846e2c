// One notice: its words as they hang, what can be done with it, and the proof that it hangs.
import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Input, Popconfirm, Skeleton } from 'antd';
import { useState } from 'react';
import type { NoticeDetail, NoticeLink, NoticePaper, NoticeStep } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { day, moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Opens } from '../../shared/Opens';
import { MadePaper } from '../../shared/Paper';
import { Problem } from '../../shared/Problem';
import { RichTextView } from '../../shared/richText/RichText';
import { fenText } from './fees';
import { Postings } from './Postings';
import { Publish } from './Publish';
import { useNotice, useNoticeAction } from './queries';
import { Standing } from './Standing';

interface Props {
  id: number;
  open: (id: number) => void;
  edit: (id: number) => void;
  close: () => void;
}

export function NoticeView({ id, open, edit, close }: Props) {
  const { t } = useWords();
  const notice = useNotice(id);
  return (
    <section className="notices">
      {notice.isError && <Problem caught={notice.error} retry={() => void notice.refetch()} />}
      {notice.isPending && <Skeleton active />}
      {notice.data !== undefined && (
        <>
          <header className="page-head">
            <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('notices.back')} onClick={close} />
            <h1>{notice.data.notice.title}</h1>
            <Standing notice={notice.data.notice} />
            <div className="notice-steps">
              <Posters id={id} />
              <Steps detail={notice.data} edit={edit} />
            </div>
          </header>
          <Whole detail={notice.data} open={open} />
        </>
      )}
    </section>
  );
}

function Posters({ id }: { id: number }) {
  const { t } = useWords();
  const make = useMutation({ mutationFn: (paper: NoticePaper) => api.renderNotice({ id, paper }) });
  return (
    <>
      {(['a4', 'a3'] as const).map((paper) => (
        <Button key={paper} icon={<PrinterOutlined />} onClick={() => make.mutate(paper)}>
          {t('notices.poster', { size: paper.toUpperCase() })}
        </Button>
      ))}
      <MadePaper make={make} title={t('notices.posterTitle')} first="print" />
    </>
  );
}

function Steps({ detail, edit }: { detail: NoticeDetail; edit: (id: number) => void }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const [publishing, setPublishing] = useState(false);
  const [reason, setReason] = useState('');
  const act = useNoticeAction((run: () => Promise<NoticeDetail>) => run());
  const { id } = detail.notice;
  const go = (run: () => Promise<NoticeDetail>, then?: (answer: NoticeDetail) => void) =>
    act.mutate(run, {
      onSuccess: (answer) => then?.(answer),
      onError: (caught) => void message.error(failureText(caught, language), 8),
    });
  const can = (step: NoticeStep) => detail.steps.includes(step);
  return (
    <>
      {can('drop') && (
        <Popconfirm
          title={t('notices.dropSure')}
          okText={t('notices.dropYes')}
          onConfirm={() => go(() => api.dropNotice({ id }))}
        >
          <Button>{t('notices.drop')}</Button>
        </Popconfirm>
      )}
      {can('save') && <Button onClick={() => edit(id)}>{t('notices.edit')}</Button>}
      {can('withdraw') && (
        <Popconfirm
          title={t('notices.withdrawWhy')}
          description={
            <>
              <p className="faint">{t('notices.withdrawHint')}</p>
              <Input
                aria-label={t('notices.withdrawWhy')}
                value={reason}
                maxLength={200}
                onChange={(event) => setReason(event.target.value)}
              />
            </>
          }
          okText={t('notices.withdrawYes')}
          okButtonProps={{ disabled: reason.trim() === '' }}
          onConfirm={() => go(() => api.withdrawNotice({ id, reason }))}
        >
          <Button>{t('notices.withdraw')}</Button>
        </Popconfirm>
      )}
      {can('end') && detail.notice.standing !== 'ended' && (
        <Popconfirm
          title={t('notices.endSure')}
          okText={t('notices.endYes')}
          onConfirm={() => go(() => api.endNotice({ id }))}
        >
          <Button>{t('notices.end')}</Button>
        </Popconfirm>
      )}
      {can('correct') && detail.corrected_by === null && (
        <Popconfirm
          title={t('notices.correctSure')}
          description={t('notices.correctHint')}
          okText={t('notices.correctYes')}
          onConfirm={() =>
            go(
              () => api.correctNotice({ id }),
              (answer) => edit(answer.notice.id),
            )
          }
        >
          <Button>{t('notices.correct')}</Button>
        </Popconfirm>
      )}
      {can('publish') && (
        <Button type="primary" onClick={() => setPublishing(true)}>
          {t('notices.publish')}
        </Button>
      )}
      <Publish detail={detail} open={publishing} close={() => setPublishing(false)} />
    </>
  );
}

function Whole({ detail, open }: { detail: NoticeDetail; open: (id: number) => void }) {
  const { t } = useWords();
  const may = useMay();
  const { notice, personal } = detail;
  return (
    <>
      {notice.state === 'draft' && personal.length > 0 && (
        <Alert
          className="form-problem"
          type="warning"
          showIcon
          title={t('notices.personalDraft', {
            found: personal.map(({ text }) => text).join(t('between.names')),
          })}
        />
      )}
      {notice.reason !== null && (
        <Alert
          className="form-problem"
          type="warning"
          showIcon
          title={t('notices.reason', { reason: notice.reason })}
        />
      )}
      <div className="notice-parts">
        <article className="notice-words">
          <RichTextView text={detail.document} version={notice.version} label={t('notices.text')} low />
          {notice.kind === 'fees' && <Fees detail={detail} />}
        </article>
        <div className="notice-aside">
          <Facts detail={detail} open={open} />
          {notice.state === 'draft' && may('notices.write') && !may('notices.publish') && (
            <p className="faint">{t('notices.publishWait')}</p>
          )}
          <Postings detail={detail} />
        </div>
      </div>
    </>
  );
}

function Facts({ detail, open }: { detail: NoticeDetail; open: (id: number) => void }) {
  const { t, language } = useWords();
  const zone = useZone();
  const { notice, corrects, corrected_by } = detail;
  const by = (person: { name: string } | null, at: string | null) =>
    at === null ? null : { name: person?.name ?? '', at: moment(at, zone, language) };
  const [published, settled] = [
    by(notice.published_by, notice.published_at),
    by(notice.settled_by, notice.settled_at),
  ];
  const from = day(notice.from_on, language);
  const facts: [string, React.ReactNode][] = [
    [t('notices.number'), notice.number ?? '—'],
    [t('notices.kind'), t(`noticeKind.${notice.kind}`)],
    [
      t('notices.period'),
      notice.until_on === null
        ? t('notices.since', { from })
        : t('notices.until', { from, to: day(notice.until_on, language) }),
    ],
  ];
  const link = ({ id, number, title }: NoticeLink) => (
    <Opens look="link" open={() => open(id)}>
      {number === null ? t('notices.draftLink', { title }) : `${number} ${title}`}
    </Opens>
  );
  if (notice.late_entry_reason !== null) {
    facts.push([t('notices.lateEntered'), notice.late_entry_reason]);
  }
  if (corrects !== null) {
    facts.push([t('notices.corrects'), link(corrects)]);
  }
  if (corrected_by !== null) {
    facts.push([t('notices.correctedBy'), link(corrected_by)]);
  }
  return (
    <>
      <dl className="notice-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="faint notice-by">
        {published === null
          ? t('notices.saved', {
              name: notice.saved_by.name,
              at: moment(notice.saved_at, zone, language),
            })
          : t('notices.publishedBy', published)}
        {settled !== null && (
          <>
            <br />
            {t(`noticeStanding.${notice.standing}`)} · {t('notices.settledBy', settled)}
          </>
        )}
      </p>
    </>
  );
}

function Fees({ detail: { fees, total } }: { detail: NoticeDetail }) {
  const { t } = useWords();
  if (fees.length === 0) {
    return <p className="faint">{t('notices.feesMissing')}</p>;
  }
  return (
    <table className="notice-table" aria-label={t('notices.fees')}>
      <thead>
        <tr>
          <th scope="col">{t('notices.feeItem')}</th>
          <th scope="col" className="notice-fee-amount">
            {t('notices.feeAmount')}
          </th>
          <th scope="col">{t('notices.feePeriod')}</th>
          <th scope="col">{t('notices.feeNote')}</th>
        </tr>
      </thead>
      <tbody>
        {fees.map(({ item, fen, period, note }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table that never changes under its reader
          <tr key={place}>
            <td>{item}</td>
            <td className="notice-fee-amount">{fenText(fen)}</td>
            <td>{period}</td>
            <td>{note}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('notices.feeTotal')}</th>
          <td className="notice-fee-amount">{fenText(total)}</td>
          <td colSpan={2} />
        </tr>
      </tfoot>
    </table>
  );
}
