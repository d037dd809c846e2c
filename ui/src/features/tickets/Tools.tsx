// What is done with a ticket beside its course: somebody is sent, it is completed, it is put with others. One row of
// buttons; what one of them opens stands below.
import { DisconnectOutlined, EditOutlined, LinkOutlined, ToolOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { TicketDetail } from '../../bindings/operations';
import { api } from '../../host';
import { useMay } from '../../shared/access';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { isBelow, nameOfKey, pressed, useKeys } from '../../shared/keyboard';
import { AmendForm } from './Amend';
import { Join } from './Join';
import { IssueForm } from './orders/TicketOrders';
import { useIncidentChange } from './queries';
import { useDone } from './undo';

/** Also the names of their keys. */
const tools = ['dispatch', 'amend', 'join'] as const;

type Tool = (typeof tools)[number];

export function Tools({ ticket }: { ticket: TicketDetail }) {
  const { t } = useWords();
  const may = useMay();
  const [open, setOpen] = useState<readonly Tool[]>([]);
  const changes = may('tickets.register') && ticket.status !== 'archived' && ticket.status !== 'cancelled';
  const together = ticket.incident !== null;
  const offered: Record<Tool, boolean> = {
    dispatch: ticket.actions.includes('issue_work_order') && may('work_orders.issue'),
    amend: changes,
    join: changes && !together,
  };
  const show = (tool: Tool) => setOpen((now) => (now.includes(tool) ? now : [...now, tool]));
  const close = (tool: Tool) => setOpen((now) => now.filter((one) => one !== tool));
  const gone = open.find((tool) => !offered[tool]);
  // Done, or no longer to be done: the form goes.
  useEffect(() => {
    if (gone !== undefined) {
      setOpen((now) => now.filter((one) => one !== gone));
    }
  }, [gone]);
  useKeys((event) => {
    const tool = tools.find((one) => pressed(event, one));
    if (tool !== undefined && offered[tool] && !isBelow()) {
      event.preventDefault();
      show(tool);
    }
  });
  const names: Record<Tool, { icon: ReactNode; name: string }> = {
    dispatch: {
      icon: <ToolOutlined />,
      name: t(ticket.work_orders.length === 0 ? 'orders.issue' : 'orders.issueAgain'),
    },
    amend: { icon: <EditOutlined />, name: t('amend.title') },
    join: { icon: <LinkOutlined />, name: t('incident.put') },
  };
  const buttons = tools.filter((tool) => offered[tool] && !open.includes(tool));
  const leaves = changes && together;
  return (
    <>
      {(buttons.length > 0 || leaves) && (
        <div className="tools">
          {buttons.map((tool) => (
            <Button key={tool} size="small" icon={names[tool].icon} onClick={() => show(tool)}>
              {names[tool].name} <kbd>{nameOfKey(tool)}</kbd>
            </Button>
          ))}
          {leaves && <Leave number={ticket.number} />}
        </div>
      )}
      {open.includes('dispatch') && offered.dispatch && (
        <IssueForm ticket={ticket} close={() => close('dispatch')} />
      )}
      {open.includes('amend') && offered.amend && <AmendForm ticket={ticket} close={() => close('amend')} />}
      {open.includes('join') && offered.join && <Join ticket={ticket} close={() => close('join')} />}
    </>
  );
}

/** Takes the ticket out of its incident. */
function Leave({ number }: { number: string }) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const say = useDone();
  const detach = useIncidentChange(api.detachTicket);
  return (
    <Button
      size="small"
      icon={<DisconnectOutlined />}
      loading={detach.isPending}
      onClick={() =>
        detach.mutate(
          { number },
          {
            onSuccess: () => say(t('undo.takenOut', { number }), { number }),
            onError: (caught) => void message.error(failureText(caught, language)),
          },
        )
      }
    >
      {t('incident.leaveThis')}
    </Button>
  );
}
