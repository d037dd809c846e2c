// A drawer with a form in it: whoever opens it writes at once, and its keys work, because the first field has the focus.
import { Drawer, type DrawerProps } from 'antd';
import { useRef } from 'react';
import { isWriting } from './keyboard';

const fields = 'input:enabled:not([type=hidden]):not([type=file]), textarea:enabled';

export function FormDrawer({ afterOpenChange, children, ...rest }: DrawerProps) {
  const inside = useRef<HTMLDivElement>(null);
  return (
    <Drawer
      {...rest}
      destroyOnHidden
      afterOpenChange={(open) => {
        afterOpenChange?.(open);
        // A form that says itself where one begins has it so.
        if (open && !(isWriting() && inside.current?.contains(document.activeElement))) {
          inside.current?.querySelector<HTMLElement>(fields)?.focus();
        }
      }}
    >
      <div ref={inside}>{children}</div>
    </Drawer>
  );
}
