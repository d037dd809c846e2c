// The office's logo: read once, shown where the office shows its face, and chosen from a picture on this computer.
import { PictureOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type Ref, useImperativeHandle, useRef } from 'react';
import { api } from '../host';
import { asBase64 } from './files';
import { useWords } from './i18n';
import { shelves } from './lookups';
import './logo.css';

/** The logo as the address of a picture; null if the office has none, or nobody knows yet. */
export function useLogo(): string | null {
  const logo = useQuery({
    queryKey: [...shelves.office, 'logo'],
    queryFn: () => api.getOfficeLogo({}),
    staleTime: 10 * 60_000,
  });
  return logo.data?.png == null ? null : picture(logo.data.png);
}

/** The address of a picture in base64. What it is, its content says. */
function picture(base64: string): string {
  return `data:image/png;base64,${base64}`;
}

interface Props {
  id?: string;
  /** The picture in base64. */
  value?: string | null;
  onChange?: (image: string | null) => void;
  busy?: boolean;
  /** Where a form finds it when it is to be looked at. */
  ref?: Ref<{ focus: () => void }>;
}

/** A picture from this computer, shown as it was chosen. */
export function LogoPicker({ id, value = null, onChange, busy = false, ref }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => button.current?.focus() }));
  const choose = async (file: File | undefined) => {
    if (file !== undefined) {
      onChange?.(await asBase64(file));
    }
  };
  return (
    <div className="logo-picker">
      <span className="logo-frame">
        {value === null ? (
          <PictureOutlined aria-hidden="true" />
        ) : (
          <img src={picture(value)} alt={t('logo.name')} />
        )}
      </span>
      <input
        ref={input}
        id={id}
        className="unseen"
        type="file"
        tabIndex={-1}
        accept=".png,.jpg,.jpeg,.webp"
        aria-label={t('logo.file')}
        onChange={(event) => {
          void choose(event.target.files?.[0]);
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      <Button ref={button} loading={busy} onClick={() => input.current?.click()}>
        {t(value === null ? 'logo.choose' : 'logo.change')}
      </Button>
      {value !== null && (
        <Button type="text" disabled={busy} onClick={() => onChange?.(null)}>
          {t('logo.remove')}
        </Button>
      )}
    </div>
  );
}
