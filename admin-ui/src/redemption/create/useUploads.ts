import { useCallback, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../shared';
import type { UploadedFile } from './types';
import { fileProblem, type RunningUpload, uploadFile } from './upload';

/** One file on its way, or refused; finished ones leave this list for the draft. */
export interface UploadTask {
  id: string;
  materialKey: string;
  file: File;
  share: number;
  error: string | null;
  /** A refused format or size cannot be retried. */
  retriable: boolean;
}

export interface Uploads {
  tasks: UploadTask[];
  running: number;
  add(materialKey: string, files: Iterable<File>): void;
  retry(id: string): void;
  remove(id: string): void;
}

/** Files being sent, line by line; `onStored` is called once for each file that the server has stored. */
export function useUploads(onStored: (materialKey: string, file: UploadedFile) => void): Uploads {
  const [tasks, setTasks] = useState<UploadTask[]>([]);
  const requests = useRef(new Map<string, RunningUpload>());
  const stored = useRef(onStored);
  stored.current = onStored;

  const patch = useCallback((id: string, change: Partial<UploadTask>) => {
    setTasks((now) => now.map((task) => (task.id === id ? { ...task, ...change } : task)));
  }, []);
  const drop = useCallback((id: string) => {
    requests.current.delete(id);
    setTasks((now) => now.filter((task) => task.id !== id));
  }, []);
  const send = useCallback(
    async (id: string, materialKey: string, file: File) => {
      const request = uploadFile(file, id, (share) => patch(id, { share }));
      requests.current.set(id, request);
      try {
        stored.current(materialKey, await request.done);
        drop(id);
      } catch (error) {
        patch(id, { error: error instanceof Error ? error.message : '上传失败，请重试。', retriable: true });
      }
    },
    [patch, drop],
  );
  const add = useCallback(
    (materialKey: string, files: Iterable<File>) => {
      for (const file of files) {
        const id = newIdempotencyKey();
        const error = fileProblem(file);
        setTasks((now) => [...now, { id, materialKey, file, share: 0, error, retriable: false }]);
        if (!error) void send(id, materialKey, file);
      }
    },
    [send],
  );
  const retry = (id: string) => {
    const task = tasks.find((each) => each.id === id);
    if (!task) return;
    patch(id, { error: null, share: 0 });
    void send(id, task.materialKey, task.file);
  };
  const remove = (id: string) => {
    requests.current.get(id)?.cancel();
    drop(id);
  };
  return { tasks, running: tasks.filter((task) => task.error === null).length, add, retry, remove };
}
