// What is written in a report and not saved yet: kept with its writer, through another page, another quarter and a lock, until it
// is saved or given up.
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import type { ReportText, TextPart } from '../../bindings/operations';
import { api, isFailure } from '../../host';
import { useKeeping } from '../../shared/drafts';
import { useWords } from '../../shared/i18n';
import { shelves } from '../../shared/lookups';

/** What differs from the saved text, and which version of that it was begun on. */
interface Unsaved {
  texts: Partial<Record<TextPart, string>>;
  lists?: boolean;
  begun?: number;
}

export interface Editing {
  saved: ReportText;
  /** What a part says here. */
  words: (part: TextPart) => string;
  write: (part: TextPart, words: string) => void;
  differs: (part: TextPart) => boolean;
  lists: boolean;
  setLists: (lists: boolean) => void;
  /** Something is written and not saved. */
  dirty: boolean;
  /** It was begun before the text that is saved now. */
  older: boolean;
  save: UseMutationResult<ReportText, Error, void>;
  giveUp: () => void;
}

export function useEditing(saved: ReportText): Editing {
  const { t } = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { quarter, version } = saved;
  const [unsaved, setUnsaved] = useState<Unsaved>({ texts: {} });
  // Only what differs from the saved text, so that a newer saved text shows.
  const differing = Object.entries(unsaved.texts).filter(
    ([part, words]) => words !== saved[part as TextPart],
  );
  const lists = unsaved.lists ?? saved.lists_tickets;
  const dirty = differing.length > 0 || lists !== saved.lists_tickets;
  // Whoever leaves the page at once is asked for what was written in the same moment.
  const now = useRef(unsaved);
  const put = (next: Unsaved) => {
    now.current = next;
    setUnsaved(next);
  };
  const change = (next: Partial<Unsaved>) =>
    put({ ...unsaved, ...next, begun: dirty ? (unsaved.begun ?? version) : version });
  const read = () => {
    const { texts, lists: chosen = saved.lists_tickets } = now.current;
    const same = Object.entries(texts).every(([part, words]) => words === saved[part as TextPart]);
    return same && chosen === saved.lists_tickets ? '' : JSON.stringify(now.current);
  };
  const { sent } = useKeeping(
    `report_text.${quarter}`,
    '',
    read,
    (content) => put(JSON.parse(content) as Unsaved),
    unsaved,
  );
  const giveUp = () => {
    put({ texts: {} });
    sent();
  };
  const save = useMutation({
    mutationFn: () =>
      api.saveReportText({
        quarter,
        ...Object.fromEntries(differing),
        lists_tickets: lists,
        expected_version: version,
      }),
    onSuccess: (text) => {
      client.setQueryData([...shelves.reports, 'text', quarter], text);
      giveUp();
      for (const shelf of ['pdf', 'course']) {
        void client.invalidateQueries({ queryKey: [...shelves.reports, shelf, quarter] });
      }
      void message.success(t('reports.textsSaved'));
    },
    onError: (caught) => {
      if (isFailure(caught) && caught.code === 'record.changed') {
        // What was written here stays; what is saved meanwhile is what it now differs from.
        void client.invalidateQueries({ queryKey: [...shelves.reports, 'text', quarter] });
      }
    },
  });
  return {
    saved,
    words: (part) => unsaved.texts[part] ?? saved[part],
    write: (part, words) => change({ texts: { ...unsaved.texts, [part]: words } }),
    differs: (part) => unsaved.texts[part] !== undefined && unsaved.texts[part] !== saved[part],
    lists,
    setLists: (chosen) => change({ lists: chosen }),
    dirty,
    older: dirty && unsaved.begun !== undefined && unsaved.begun < version,
    save,
    giveUp,
  };
}
