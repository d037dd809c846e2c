// What was said of a proposal, and what becomes of it.
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { CommentOutcome, PolicyComment, ProposalDetail } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { moment } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import { useZone } from '../../shared/lookups';
import { Act } from './Act';

export function Comments({ detail: { said, steps } }: { detail: ProposalDetail }) {
  const { t } = useWords();
  const may = useMay()('policy.write');
  if (said.length === 0) {
    return null;
  }
  return (
    <section>
      <h4>{t('proposals.comments', { count: said.length })}</h4>
      <ul className="policy-comments">
        {said.map((one) => (
          <Comment key={one.id} comment={one} replies={may && steps.includes('comment')} />
        ))}
      </ul>
    </section>
  );
}

function Comment({ comment, replies }: { comment: PolicyComment; replies: boolean }) {
  const { t, language } = useWords();
  const zone = useZone();
  const { id, source, content, outcome, reply, replied_at, replied_by } = comment;
  const [replying, setReplying] = useState(false);
  return (
    <li>
      <p>
        <span className="tag">{t(`commentSource.${source}`)}</span> {content}
      </p>
      {outcome !== null && !replying && (
        <p className="policy-reply">
          <strong>{t(`commentOutcome.${outcome}`)}</strong> {reply}{' '}
          {replied_at !== null && replied_by !== null && (
            <span className="faint">
              {t('proposals.repliedBy', { name: replied_by.name, at: moment(replied_at, zone, language) })}
            </span>
          )}
        </p>
      )}
      {replies && !replying && (
        <Button type="link" size="small" onClick={() => setReplying(true)}>
          {t(outcome === null ? 'proposals.reply' : 'proposals.replyAnew')}
        </Button>
      )}
      {replying && (
        <Act<{ outcome: CommentOutcome; reply: string }>
          name={`reply-${id}`}
          draft={`policy_comment.${id}.reply`}
          keeps={outcome === null ? ['reply'] : []}
          label={t('proposals.saveReply')}
          begins={{ outcome: outcome ?? 'taken', ...(reply === null ? {} : { reply }) }}
          act={(fields) => api.replyToPolicyComment({ ...fields, id })}
          done={() => setReplying(false)}
        >
          <Form.Item name="outcome" label={t('proposals.outcome')}>
            <Select
              options={(['taken', 'partly', 'not_taken'] as const).map((value) => ({
                value,
                label: t(`commentOutcome.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="reply"
            label={t('proposals.why')}
            rules={[{ required: true, whitespace: true, message: t('act.required') }]}
          >
            <Input maxLength={500} />
          </Form.Item>
        </Act>
      )}
    </li>
  );
}
