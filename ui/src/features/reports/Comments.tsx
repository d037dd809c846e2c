// What is said of a report, of one of its texts or of the whole: by whom and when, and by whom and when it was seen to.
import { Alert, Button, Input } from 'antd';
import type { ReportComment, TextPart } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { useKeptText } from '../../shared/drafts';
import { failureText } from '../../shared/failure';
import { moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { useStep } from './queries';

interface Props {
  quarter: string;
  comments: ReportComment[];
  /** The text that they are about and that a new one will be about; absent of all of them, a new one is of the whole. */
  part?: TextPart;
}

export function Comments({ quarter, comments, part }: Props) {
  const { t, language } = useWords();
  const [words, setWords, said] = useKeptText(`report_comment.${quarter}.${part ?? 'all'}`);
  const step = useStep(quarter);
  const shown = part === undefined ? comments : comments.filter((one) => one.part === part);
  const label =
    part === undefined ? t('reports.comment') : t('reports.commentOn', { part: t(`reportPart.${part}`) });
  return (
    <>
      {shown.length > 0 && (
        <ul className="report-comments" aria-label={label}>
          {shown.map((comment) => (
            <Comment
              key={comment.id}
              comment={comment}
              named={part === undefined}
              waiting={step.isPending}
              settle={() => step.mutate(() => api.settleReportComment({ id: comment.id }))}
            />
          ))}
        </ul>
      )}
      {step.isError && <Alert type="error" showIcon title={failureText(step.error, language)} />}
      <Input.TextArea
        aria-label={label}
        placeholder={label}
        value={words}
        maxLength={1000}
        autoSize={{ minRows: 1, maxRows: 5 }}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className="form-foot">
        <Button
          disabled={words.trim() === ''}
          loading={step.isPending}
          onClick={() =>
            step.mutate(async () => {
              await api.commentReport({ quarter, content: words, ...(part === undefined ? {} : { part }) });
              said();
            })
          }
        >
          {t(part === undefined ? 'reports.addComment' : 'reports.addCommentOn')}
        </Button>
      </div>
    </>
  );
}

interface CommentProps {
  comment: ReportComment;
  /** Whether it says which text it is about. */
  named: boolean;
  waiting: boolean;
  settle: () => void;
}

function Comment({ comment: { part, content, by, at, settled }, named, waiting, settle }: CommentProps) {
  const { t, language } = useWords();
  const zone = useZone();
  const may = useMay();
  return (
    <li>
      {named && part !== null && <span className="tag">{t(`reportPart.${part}`)}</span>}
      <span>{content}</span>
      <span className="faint">
        {by.name} {moment(at, zone, language)}
      </span>
      {settled !== null && (
        <span className="faint">
          ✓ {t('reports.settledBy', { name: settled.by.name, moment: moment(settled.at, zone, language) })}
        </span>
      )}
      {settled === null && may('reports.write') && (
        <Button size="small" loading={waiting} onClick={settle}>
          {t('reports.settle')}
        </Button>
      )}
    </li>
  );
}
