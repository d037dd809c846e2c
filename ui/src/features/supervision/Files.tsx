// Photographs of a check, and the proof that something was put right.
import type { ProofFile, Supervised } from '../../bindings/operations';
import { api } from '../../host';
import { asBase64 } from '../../shared/files';
import { shelves } from '../../shared/lookups';
import { ProofFiles } from '../../shared/ProofFiles';
import { useFiles, useSupervisionAction } from './queries';

interface Props {
  of: Supervised;
  title: string;
  /** Whether files are added now, and taken away from a finding; a recorded check keeps its files. */
  adds: boolean;
}

export function Files({ of, title, adds }: Props) {
  const files = useFiles(of).data ?? [];
  const add = useSupervisionAction(async (file: File) =>
    api.addSupervisionFile({ of, file_name: file.name, base64: await asBase64(file) }),
  );
  const remove = useSupervisionAction(({ id }: ProofFile) => api.removeSupervisionFile({ of, id }));
  if (!adds && files.length === 0) {
    return null;
  }
  return (
    <>
      <h3>{title}</h3>
      <ProofFiles
        name={title}
        files={files}
        add={adds ? add.mutateAsync : undefined}
        busy={add.isPending}
        remove={adds && of.kind === 'finding' ? remove.mutateAsync : undefined}
        load={({ id }) => api.getSupervisionFile({ of, id })}
        queryKey={[...shelves.supervision, 'file', of.kind, of.id]}
      />
    </>
  );
}
