// Where a list has nothing yet: that it has not, what the page is for, and the first step for whoever may take it.
import { Empty } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  hint?: string;
  /** The first step. */
  children?: ReactNode;
}

export function Nothing({ title, hint, children }: Props) {
  return (
    <Empty
      className="list-empty"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{title}</strong>
          {hint !== undefined && <span>{hint}</span>}
        </>
      }
    >
      {children}
    </Empty>
  );
}
