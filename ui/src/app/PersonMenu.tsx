// Who is signed in, and the ways to leave the desk.
import { FundOutlined, KeyOutlined, LockOutlined, SwapOutlined, UserOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Drawer, Dropdown } from 'antd';
import { useState } from 'react';
import { ChangePassword } from '../features/access/SignIn';
import { useMay, usePerson } from '../shared/access';
import { useWords } from '../shared/i18n';
import { nameOfKey } from '../shared/keyboard';
import { useLeaving } from './leaving';

export function PersonMenu() {
  const { t } = useWords();
  const person = usePerson();
  const leave = useLeaving();
  const may = useMay();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="topLeft"
        menu={{
          onClick: ({ key }) => {
            if (key === 'password') {
              setChanging(true);
            } else if (key === 'mine') {
              void navigate({ to: '/mine' });
            } else {
              void leave(key === 'lock' ? 'lock' : 'sign_out');
            }
          },
          items: [
            ...(may('tickets.read')
              ? [
                  { key: 'mine', icon: <FundOutlined />, label: t('mine.title') },
                  { type: 'divider' as const },
                ]
              : []),
            { key: 'lock', icon: <LockOutlined />, label: t('access.lock'), extra: nameOfKey('lock') },
            { key: 'switch', icon: <SwapOutlined />, label: t('access.switchUser') },
            { key: 'password', icon: <KeyOutlined />, label: t('access.changePassword') },
          ],
        }}
      >
        <button type="button" className="person" title={t('app.person')}>
          <UserOutlined aria-hidden="true" />
          <span>
            <strong>{person?.name}</strong>
            <span>{person?.roles.map((role) => t(`role.${role}`)).join(t('between.names'))}</span>
          </span>
        </button>
      </Dropdown>
      <Drawer
        open={changing}
        onClose={() => setChanging(false)}
        destroyOnHidden
        size={440}
        title={t('access.changePassword')}
      >
        <ChangePassword done={() => setChanging(false)} />
      </Drawer>
    </>
  );
}
