// A place that takes files: chosen, dropped on it, photographed, or pasted: anywhere on the page, or anywhere around it where
// there are several such places. A text goes where it is pasted.
import { Button } from 'antd';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Camera } from './Camera';

interface Props {
  /** What the place is, for those who hear the page. */
  name: string;
  className: string;
  /** The words on the button. */
  label: string;
  hint: string;
  /** Whether it takes files now. */
  enabled: boolean;
  busy?: boolean;
  /** Within what files are pasted for it; anywhere on the page if absent. */
  around?: RefObject<HTMLElement | null>;
  take: (files: File[]) => void;
  children?: ReactNode;
}

export function FileTaker({
  name,
  className,
  label,
  hint,
  enabled,
  busy = false,
  around,
  take,
  children,
}: Props) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!enabled) {
      return;
    }
    const paste = (event: Event) => {
      const list = event instanceof ClipboardEvent ? [...(event.clipboardData?.files ?? [])] : [];
      if (list.length > 0) {
        event.preventDefault();
        latest.current(list);
      }
    };
    const place: EventTarget | null = around === undefined ? window : around.current;
    place?.addEventListener('paste', paste);
    return () => place?.removeEventListener('paste', paste);
  }, [enabled, around]);
  return (
    <section
      className={over ? `${className} ${className}-over` : className}
      aria-label={name}
      onDragOver={(event) => {
        if (enabled) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (enabled) {
          take([...event.dataTransfer.files]);
        }
      }}
    >
      {children}
      {enabled && (
        <div className={`${className}-foot`}>
          <input
            ref={input}
            type="file"
            hidden
            multiple
            accept="image/*,audio/*,.pdf,.amr,.heic"
            aria-label={label}
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])];
              event.target.value = '';
              take(chosen);
            }}
          />
          <Button size="small" loading={busy} onClick={() => input.current?.click()}>
            {label}
          </Button>
          <Camera take={(picture) => take([picture])} />
          <span className="faint">{hint}</span>
        </div>
      )}
    </section>
  );
}
