// The sample: the way to it where nothing is set up yet, and the mark on every page of it, with the way back.
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm } from 'antd';
import { api, host } from '../host';
import { failureText } from '../shared/failure';
import { useWords } from '../shared/i18n';
import { useStart } from './useStart';

/** Begins anew: nothing that was read of the other office is kept. */
function beginAnew(): void {
  window.location.hash = '/';
  window.location.reload();
}

function useSwitch(act: () => Promise<unknown>) {
  const { language } = useWords();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: act,
    onSuccess: beginAnew,
    onError: (caught) => void message.error(failureText(caught, language), 8),
  });
}

/** Shows the sample, and signs its manager in: a newcomer has no password to type. */
async function openSample(): Promise<void> {
  await host.openSample();
  const { sample } = await host.startInfo();
  const [manager] = sample?.people ?? [];
  if (sample !== null && manager !== undefined) {
    await api.signIn({ login: manager.login, password: sample.password });
  }
}

export function SampleOffer() {
  const { t } = useWords();
  const open = useSwitch(openSample);
  return (
    <section className="sample-offer" aria-label={t('sample.offer')}>
      <p>{t(open.isPending ? 'sample.making' : 'sample.about')}</p>
      <Button loading={open.isPending} onClick={() => open.mutate()}>
        {t('sample.offer')}
      </Button>
    </section>
  );
}

/** What says on every page that nothing here is true; nothing in the own office. */
export function SampleMark({ signsIn = false }: { signsIn?: boolean }) {
  const { t } = useWords();
  const sample = useStart()?.sample;
  const leave = useSwitch(() => host.leaveSample());
  if (!sample) {
    return null;
  }
  const people = sample.people.map(({ login, role }) =>
    t('sample.person', { login, role: t(`role.${role}`) }),
  );
  return (
    <Alert
      banner
      showIcon={false}
      type="warning"
      className="sample-mark"
      title={
        <>
          <strong>{t('sample.mark')}</strong> {t('sample.untrue')}{' '}
          {signsIn && t('sample.signIn', { people: people.join(t('sample.and')), password: sample.password })}
        </>
      }
      action={
        <Popconfirm
          title={t('sample.sure')}
          okText={t('sample.leave')}
          cancelText={t('action.cancel')}
          onConfirm={() => leave.mutateAsync().catch(() => {})}
        >
          <Button size="small">{t('sample.leave')}</Button>
        </Popconfirm>
      }
    />
  );
}
