// The fields of the topics: which can be chosen, in which order.
import { ArrowDownOutlined, ArrowUpOutlined, MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useWords } from '../../shared/i18n';

/** As many as core takes. */
const most = 30;

export function TopicsFields() {
  const { t } = useWords();
  const required = [{ required: true, whitespace: true, message: t('act.required') }];
  return (
    <fieldset className="policy-part">
      <legend>{t('policy.topics')}</legend>
      <Form.List name="topics">
        {(topics, { add, remove, move }) => (
          <>
            {topics.map(({ key, name: place }) => (
              <div key={key} className="policy-topic">
                <Form.Item name={place} rules={required}>
                  <Input maxLength={20} aria-label={t('policy.topic', { place: place + 1 })} />
                </Form.Item>
                <Move to={place - 1} count={topics.length} up move={() => move(place, place - 1)} />
                <Move to={place + 1} count={topics.length} move={() => move(place, place + 1)} />
                {topics.length > 1 && (
                  <Button
                    type="text"
                    icon={<MinusCircleOutlined />}
                    aria-label={t('policy.removeTopic', { place: place + 1 })}
                    title={t('policy.removeTopic', { place: place + 1 })}
                    onClick={() => remove(place)}
                  />
                )}
              </div>
            ))}
            {topics.length < most && (
              <Button
                type="link"
                icon={<PlusOutlined />}
                // The last one is what tickets without a topic count to: a new one comes before it.
                onClick={() => add('', Math.max(topics.length - 1, 0))}
              >
                {t('policy.addTopic')}
              </Button>
            )}
          </>
        )}
      </Form.List>
      <p className="faint">{t('policy.topicsHint')}</p>
    </fieldset>
  );
}

interface MoveProps {
  to: number;
  count: number;
  up?: boolean;
  move: () => void;
}

function Move({ to, count, up = false, move }: MoveProps) {
  const { t } = useWords();
  const label = t(up ? 'policy.topicUp' : 'policy.topicDown', { place: up ? to + 2 : to });
  return (
    <Button
      type="text"
      icon={up ? <ArrowUpOutlined /> : <ArrowDownOutlined />}
      aria-label={label}
      title={label}
      disabled={to < 0 || to >= count}
      onClick={move}
    />
  );
}
