// A picture taken with this computer's camera. Where there is none, or the window cannot reach it, nothing is offered.
import { CameraOutlined } from '@ant-design/icons';
import { Alert, Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from './i18n';
import './camera.css';

/** Whether there is a camera that the window could ask for. What it is called is not asked: that needs a permission. */
export async function hasCamera(
  devices: Pick<MediaDevices, 'enumerateDevices'> | undefined,
): Promise<boolean> {
  try {
    return ((await devices?.enumerateDevices()) ?? []).some(({ kind }) => kind === 'videoinput');
  } catch {
    return false;
  }
}

interface Props {
  /** Takes over the picture, a JPEG. */
  take: (picture: File) => void;
}

export function Camera({ take }: Props) {
  const { t } = useWords();
  const [there, setThere] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let gone = false;
    void hasCamera(navigator.mediaDevices).then((found) => {
      if (!gone) {
        setThere(found);
      }
    });
    return () => {
      gone = true;
    };
  }, []);
  if (!there) {
    return null;
  }
  return (
    <>
      <Button size="small" icon={<CameraOutlined />} onClick={() => setOpen(true)}>
        {t('attachments.camera')}
      </Button>
      {open && (
        <Finder
          take={(picture) => {
            setOpen(false);
            take(picture);
          }}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** What the camera sees, and the button that keeps it. */
function Finder({ take, close }: Props & { close: () => void }) {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'waiting' | 'seeing' | 'refused'>('waiting');
  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1920 } }, audio: false }).then(
      (opened) => {
        stream = opened;
        if (gone || video.current === null) {
          stop(opened);
          return;
        }
        video.current.srcObject = opened;
        setState('seeing');
      },
      () => setState('refused'),
    );
    return () => {
      gone = true;
      stop(stream);
    };
  }, []);
  const shoot = async () => {
    const picture = video.current === null ? null : await frame(video.current);
    if (picture === null) {
      setState('refused');
    } else {
      take(new File([picture], `${t('attachments.taken')}.jpg`, { type: 'image/jpeg' }));
    }
  };
  return (
    <Modal
      open
      width={720}
      title={t('attachments.camera')}
      onCancel={close}
      footer={
        <Button type="primary" disabled={state !== 'seeing'} onClick={() => void shoot()}>
          {t('attachments.shoot')}
        </Button>
      }
    >
      {state === 'refused' && <Alert type="warning" showIcon title={t('attachments.cameraRefused')} />}
      <video ref={video} className="camera" autoPlay muted playsInline hidden={state === 'refused'} />
    </Modal>
  );
}

/** Lets go of the camera: its lamp goes out. */
function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) {
    track.stop();
  }
}

/** What the video shows now, as a JPEG; null if it shows nothing yet. */
function frame(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
}
