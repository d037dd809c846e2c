// The way to what a name opens, for the keyboard too: in a row of a table, which can be clicked anywhere, or among words.
import type { ComponentProps } from 'react';
import './opens.css';

interface Props extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'onClick'> {
  open: () => void;
  /** A name that stands out in its row, or a link among other words. */
  look?: 'name' | 'link';
}

export function Opens({ open, look = 'name', ...rest }: Props) {
  return (
    <button
      {...rest}
      type="button"
      className={`opens opens-${look}`}
      onClick={(event) => {
        // The row would open it again, or something else.
        event.stopPropagation();
        open();
      }}
    />
  );
}
