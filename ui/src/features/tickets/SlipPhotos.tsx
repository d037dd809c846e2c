// Photographs of a slip, which go with the ticket that is registered from it: taken in before there is a ticket, and
// offered again where one of them could not be saved.
import { CloseOutlined, FileOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../host';
import { FileTaker } from '../../shared/FileTaker';
import { failureText } from '../../shared/failure';
import { asBase64 } from '../../shared/files';
import { type Language, size } from '../../shared/format';
import { useWords } from '../../shared/i18n';
import './attachments.css';

interface Props {
  photos: File[];
  change: (photos: File[]) => void;
}

export function SlipPhotos({ photos, change }: Props) {
  const { t, language } = useWords();
  return (
    <FileTaker
      name={t('slipPhotos.title')}
      className="attachments"
      label={t('slipPhotos.add')}
      hint={t('slipPhotos.hint')}
      enabled
      take={(files) => change([...photos, ...files])}
    >
      {photos.length > 0 && (
        <ul aria-label={t('slipPhotos.title')}>
          {photos.map((photo, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two photographs may be the same file
            <li key={place} className="attachment">
              <Small photo={photo} />
              <span className="attachment-name">{nameOf(photo, t('attachments.pasted'))}</span>
              <span className="faint">{size(photo.size, language)}</span>
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined />}
                aria-label={t('slipPhotos.remove', { place: place + 1 })}
                onClick={() => change(photos.filter((_, other) => other !== place))}
              />
            </li>
          ))}
        </ul>
      )}
    </FileTaker>
  );
}

function Small({ photo }: { photo: File }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    // The page may show pictures of its own only: no addresses of files.
    void asBase64(photo).then((base64) => {
      if (!gone && photo.type.startsWith('image/')) {
        setUrl(`data:${photo.type};base64,${base64}`);
      }
    });
    return () => {
      gone = true;
    };
  }, [photo]);
  return url === null ? (
    <span className="attachment-icon">
      <FileOutlined />
    </span>
  ) : (
    <img src={url} alt="" />
  );
}

function nameOf(photo: File, pasted: string): string {
  return photo.name === '' ? `${pasted}.png` : photo.name;
}

/** Photographs that could not be saved with their ticket. */
export interface Unsaved {
  number: string;
  photos: File[];
  /** Why the first of them was refused. */
  reason: string;
}

/** Saves photographs with a ticket; answers those that could not be. */
export async function savePhotos(
  number: string,
  photos: File[],
  pasted: string,
  language: Language,
): Promise<Unsaved | null> {
  const left: File[] = [];
  let reason: string | null = null;
  for (const photo of photos) {
    try {
      const base64 = await asBase64(photo);
      await api.addAttachment({ number, file_name: nameOf(photo, pasted), base64 });
    } catch (caught) {
      left.push(photo);
      reason ??= failureText(caught, language);
    }
  }
  return reason === null ? null : { number, photos: left, reason };
}

/** Says which ticket lacks which photographs, and tries again. */
export function UnsavedPhotos({
  unsaved,
  change,
}: {
  unsaved: Unsaved;
  change: (left: Unsaved | null) => void;
}) {
  const { t, language } = useWords();
  const { number, photos, reason } = unsaved;
  const retry = () => void savePhotos(number, photos, t('attachments.pasted'), language).then(change);
  return (
    <Alert
      className="form-problem"
      type="warning"
      showIcon
      title={t('slipPhotos.unsaved', { number, count: photos.length })}
      description={reason}
      action={
        <>
          <Button size="small" onClick={retry}>
            {t('action.retry')}
          </Button>{' '}
          <Button size="small" type="text" onClick={() => change(null)}>
            {t('slipPhotos.letGo')}
          </Button>
        </>
      }
    />
  );
}
