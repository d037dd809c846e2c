// The search box of a page: asks when the person pauses, not at every key.
import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { isCommand, isWriting, keyName, useKeys } from './keyboard';

interface Props {
  value: string;
  change: (query: string) => void;
  label: string;
  hint: string;
}

export function SearchBox({ value, change, label, hint }: Props) {
  const [text, setText] = useState(value);
  const box = useRef<InputRef>(null);
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) {
      return;
    }
    const timer = setTimeout(() => latest.current(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text, value]);
  useKeys((event) => {
    if (isCommand(event, 'f') || (event.key === '/' && !isWriting())) {
      event.preventDefault();
      box.current?.focus({ cursor: 'all' });
    }
  });
  return (
    <Input
      ref={box}
      className="filter-search"
      allowClear
      aria-label={label}
      placeholder={label}
      title={`${hint} (${keyName('F')})`}
      prefix={<SearchOutlined />}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => change(text.trim())}
    />
  );
}
