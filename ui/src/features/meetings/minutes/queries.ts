// Minutes, files and archive of a meeting in the query cache, and what a change makes out of date.
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MeetingFile, MeetingFilePurpose, MeetingMinutes } from '../../../bindings/operations';
import { api } from '../../../host';
import { asBase64 } from '../../../shared/files';
import { shelves } from '../../../shared/lookups';

function shelfOf(meeting: number) {
  return [...shelves.meetings, 'minutes', meeting];
}

function filesOf(meeting: number) {
  return [...shelves.meetings, 'files', meeting];
}

function archiveOf(meeting: number) {
  return [...shelves.meetings, 'archive', meeting];
}

export function useMinutes(meeting: number) {
  return useQuery({
    queryKey: shelfOf(meeting),
    queryFn: () => api.getMeetingMinutes({ meeting_id: meeting }),
    refetchInterval: 30_000,
  });
}

export function useFiles(meeting: number) {
  return useQuery({
    queryKey: filesOf(meeting),
    queryFn: () => api.listMeetingFiles({ meeting_id: meeting }),
  });
}

export function useArchive(meeting: number) {
  return useQuery({
    queryKey: archiveOf(meeting),
    queryFn: () => api.getMeetingArchive({ meeting_id: meeting }),
  });
}

/** Puts what a write answered in the place of what was read before. */
export function keepMinutes(client: QueryClient, answer: MeetingMinutes): void {
  client.setQueryData(shelfOf(answer.meeting_id), answer);
}

/** A step of the minutes, or a posting: the meeting itself, its archive, its files (which stay, once it
 * is issued) and the reminders are read again. */
export function useStep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (run: () => Promise<MeetingMinutes>) => run(),
    scope: { id: 'minutes' },
    onSuccess: (answer) => {
      keepMinutes(client, answer);
      for (const of of ['one', 'list', 'between', 'archive', 'files', 'reminders']) {
        void client.invalidateQueries({ queryKey: [...shelves.meetings, of] });
      }
    },
  });
}

interface NewFile {
  file: File;
  purpose: MeetingFilePurpose;
  /** The item that it belongs to; the meeting's if absent. */
  item?: number;
}

/** Adds a file to the meeting and answers it. */
export function useAddFile(meeting: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, purpose, item }: NewFile): Promise<MeetingFile | undefined> => {
      const base64 = await asBase64(file);
      const files = await api.addMeetingFile({
        meeting_id: meeting,
        purpose,
        file_name: file.name,
        base64,
        ...(item === undefined ? {} : { item_id: item }),
      });
      client.setQueryData(filesOf(meeting), files);
      return files.at(-1);
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: archiveOf(meeting) }),
  });
}

export function useRemoveFile(meeting: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => api.removeMeetingFile({ meeting_id: meeting, id }),
    onSuccess: (files) => {
      client.setQueryData(filesOf(meeting), files);
      void client.invalidateQueries({ queryKey: archiveOf(meeting) });
    },
  });
}
