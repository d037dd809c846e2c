// Files of an item of the agenda: photographs, recordings, material. Taken in and looked at beside the item while the meeting
// is planned or held, and looked at in the minutes.
import { App } from 'antd';
import { type RefObject, useState } from 'react';
import type { MeetingDetail, MeetingFile, MeetingItem } from '../../bindings/operations';
import { useMay } from '../../shared/access';
import { FileTaker } from '../../shared/FileTaker';
import { FileTile } from '../../shared/FileView';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { ShowFile } from './minutes/Files';
import { useAddFile, useFiles } from './minutes/queries';

interface Props {
  meeting: MeetingDetail;
  item: MeetingItem;
  /** The item on the screen: what is pasted there is its. */
  around: RefObject<HTMLElement | null>;
}

export function ItemFiles({ meeting, item, around }: Props) {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const files = useFiles(meeting.id);
  const add = useAddFile(meeting.id);
  const taking = useMay()('meetings.write') && meeting.state !== 'cancelled';
  const list = files.data?.filter(({ item_id }) => item_id === item.id) ?? [];
  if (!taking && list.length === 0) {
    return null;
  }
  const take = async (chosen: File[]) => {
    for (const file of chosen) {
      const named = file.name === '' ? new File([file], `${t('attachments.pasted')}.png`) : file;
      // One after the other: each is refused or taken by its own.
      await add
        .mutateAsync({ file: named, purpose: 'other', item: item.id })
        .then((kept) => void message.success(t('attachments.added', { name: kept?.name ?? '' })))
        .catch((caught: unknown) => void message.error(failureText(caught, language), 8));
    }
  };
  return (
    <FileTaker
      name={t('itemFiles.of', { title: item.title })}
      className="item-files"
      label={t('itemFiles.add')}
      hint={t('itemFiles.hint')}
      enabled={taking}
      busy={add.isPending}
      around={around}
      take={(chosen) => void take(chosen)}
    >
      <Tiles meeting={meeting.id} files={list} removable={taking} />
    </FileTaker>
  );
}

interface TilesProps {
  meeting: number;
  files: MeetingFile[];
  removable?: boolean;
}

function Tiles({ meeting, files, removable = false }: TilesProps) {
  const [shown, setShown] = useState<MeetingFile | null>(null);
  return (
    <>
      {files.length > 0 && (
        <ul className="item-tiles">
          {files.map((file) => (
            <li key={file.id}>
              <FileTile file={file} open={() => setShown(file)} />
            </li>
          ))}
        </ul>
      )}
      {shown !== null && (
        <ShowFile
          meeting={meeting}
          file={shown}
          removable={removable && !shown.kept}
          close={() => setShown(null)}
        />
      )}
    </>
  );
}

/** The files of all items, under their numbers; nothing where there are none. */
export function FilesOfItems({ meeting }: { meeting: MeetingDetail }) {
  const { t } = useWords();
  const files = useFiles(meeting.id).data ?? [];
  const rows = meeting.items
    .map((item, at) => ({ item, number: at + 1, own: files.filter(({ item_id }) => item_id === item.id) }))
    .filter(({ own }) => own.length > 0);
  if (rows.length === 0) {
    return null;
  }
  return (
    <section className="files-of-items" aria-label={t('itemFiles.title')}>
      <h2>{t('itemFiles.title')}</h2>
      {rows.map(({ item, number, own }) => (
        <div key={item.id}>
          <h3>
            <span className="item-number">{number}</span>
            {item.title}
          </h3>
          <Tiles meeting={meeting.id} files={own} />
        </div>
      ))}
    </section>
  );
}
