// Photographs of the place, before the work and after it: chosen or dropped; they are files of the ticket.
import { CameraOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import type { Attachment, PhotoStage, WorkOrderDetail } from '../../../bindings/operations';
import { api } from '../../../host';
import { failureText } from '../../../shared/failure';
import { asBase64 } from '../../../shared/files';
import { useWords } from '../../../shared/i18n';
import { shelves } from '../../../shared/lookups';
import { Viewer } from '../Attachments';
import '../attachments.css';

const stages: PhotoStage[] = ['before', 'after'];

export function OrderPhotos({ order }: { order: WorkOrderDetail }) {
  const { t } = useWords();
  const number = order.ticket;
  const shelf = [...shelves.attachments, number];
  const files = useQuery({ queryKey: shelf, queryFn: () => api.listAttachments({ number }) });
  const [shown, setShown] = useState<Attachment | null>(null);
  const photos = (files.data ?? []).filter(({ photo }) => photo?.work_order === order.number);
  if (photos.length === 0 && !order.takes_photos) {
    return null;
  }
  return (
    <section className="order-photos" aria-label={t('orders.photos')}>
      {stages.map((stage) => (
        <Stage
          key={stage}
          stage={stage}
          order={order}
          photos={photos.filter(({ photo }) => photo?.stage === stage)}
          show={setShown}
        />
      ))}
      {shown !== null && (
        <Viewer
          number={number}
          file={shown}
          may={order.takes_photos}
          close={() => setShown(null)}
          shelf={shelf}
        />
      )}
    </section>
  );
}

interface StageProps {
  stage: PhotoStage;
  order: WorkOrderDetail;
  photos: Attachment[];
  show: (photo: Attachment) => void;
}

function Stage({ stage, order, photos, show }: StageProps) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const add = useMutation({
    mutationFn: async (file: File) =>
      api.addAttachment({
        number: order.ticket,
        file_name: file.name,
        base64: await asBase64(file),
        photo: { work_order: order.number, stage },
      }),
    onSuccess: (list) => client.setQueryData([...shelves.attachments, order.ticket], list),
    onError: (caught) => void message.error(failureText(caught, language)),
  });
  const take = async (list: Iterable<File>) => {
    for (const file of list) {
      await add.mutateAsync(file).catch(() => undefined);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button is everybody's
    <div
      className={over ? 'order-stage attachments-over' : 'order-stage'}
      onDragOver={(event) => {
        if (order.takes_photos) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (order.takes_photos) {
          void take(event.dataTransfer.files);
        }
      }}
    >
      <h2>{t(`photoStage.${stage}`)}</h2>
      <ul aria-label={t(`photoStage.${stage}`)}>
        {photos.map((photo) => (
          <li key={photo.id}>
            <button
              type="button"
              className="attachment"
              aria-label={t('attachments.open', { name: photo.name })}
              title={photo.name}
              onClick={() => show(photo)}
            >
              {photo.thumbnail === null ? (
                <span className="attachment-icon">
                  <CameraOutlined />
                </span>
              ) : (
                <img src={`data:image/jpeg;base64,${photo.thumbnail}`} alt="" />
              )}
            </button>
          </li>
        ))}
      </ul>
      {order.takes_photos && (
        <>
          <input
            ref={input}
            type="file"
            hidden
            multiple
            accept="image/*,.heic"
            aria-label={t(`photoAdd.${stage}`)}
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])];
              event.target.value = '';
              void take(chosen);
            }}
          />
          <Button
            size="small"
            icon={<CameraOutlined />}
            loading={add.isPending}
            onClick={() => input.current?.click()}
          >
            {t(`photoAdd.${stage}`)}
          </Button>
        </>
      )}
    </div>
  );
}
