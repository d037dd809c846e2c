// A recording, played in the window. What it is, core has told by its content; nothing is handed to the system.
import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import type { AttachmentContent } from '../bindings/operations';
import { useWords } from './i18n';

export function Recording({ content }: { content: AttachmentContent }) {
  const { t } = useWords();
  const [url, setUrl] = useState<string | null>(null);
  const [mute, setMute] = useState(false);
  useEffect(() => {
    const bytes = Uint8Array.from(atob(content.base64), (letter) => letter.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: content.media_type }));
    setUrl(made);
    setMute(false);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  if (mute) {
    return <Alert type="info" showIcon title={t('attachments.notPlayed')} />;
  }
  return (
    url !== null && (
      // biome-ignore lint/a11y/useMediaCaption: what somebody said has no captions.
      <audio
        className="attachment-recording"
        controls
        src={url}
        aria-label={content.name}
        onError={() => setMute(true)}
      />
    )
  );
}
