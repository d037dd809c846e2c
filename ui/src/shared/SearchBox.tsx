// The search box of a page: asks when the person pauses, not at every key, and not in the middle of a character that
// is being composed.
import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { isWriting, nameOfKey, pressed, useKeys } from './keyboard';

interface Props {
  value: string;
  change: (query: string) => void;
  label: string;
  hint: string;
  /** What may be looked for, where the label does not say it. */
  placeholder?: string;
}

export function SearchBox({ value, change, label, hint, placeholder = label }: Props) {
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);
  const box = useRef<InputRef>(null);
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (composing || text.trim() === value) {
      return;
    }
    const timer = setTimeout(() => latest.current(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text, value, composing]);
  useKeys((event) => {
    if (pressed(event, 'search') || (event.key === '/' && !isWriting())) {
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
      maxLength={100}
      placeholder={placeholder}
      title={`${hint} (${nameOfKey('search')})`}
      prefix={<SearchOutlined />}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onPressEnter={() => change(text.trim())}
    />
  );
}
