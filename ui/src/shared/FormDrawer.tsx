// A drawer with a form in it: whoever opens it writes at once, and its keys work, because the first field has the focus.
import { Drawer, type DrawerProps } from 'antd';
import { useCallback, useRef } from 'react';
import { isWriting } from './keyboard';

const fields = 'input:enabled:not([type=hidden]):not([type=file]), textarea:enabled';

export function FormDrawer({ afterOpenChange, children, ...rest }: DrawerProps) {
  const inside = useRef<HTMLDivElement>(null);
  // A form that reads something first has no field yet when the drawer is open.
  const waiting = useRef<MutationObserver | null>(null);
  const place = useCallback((box: HTMLDivElement | null) => {
    inside.current = box;
    waiting.current?.disconnect();
  }, []);
  /** Goes to the first field; whether there is one, or somebody writes already. */
  const begin = () => {
    if (isWriting() && inside.current?.contains(document.activeElement)) {
      return true;
    }
    const first = inside.current?.querySelector<HTMLElement>(fields) ?? null;
    first?.focus();
    return first !== null;
  };
  return (
    <Drawer
      {...rest}
      destroyOnHidden
      afterOpenChange={(open) => {
        afterOpenChange?.(open);
        if (open && inside.current !== null && !begin()) {
          waiting.current = new MutationObserver((_, observer) => begin() && observer.disconnect());
          waiting.current.observe(inside.current, { childList: true, subtree: true });
        }
      }}
    >
      <div ref={place}>{children}</div>
    </Drawer>
  );
}
