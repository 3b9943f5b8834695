/** Work that comes round: one timer a process. Several processes may run the same work; the work sees to that itself. */
import "server-only";
import { log } from "@/platform/log";

/**
 * Does `work` every `seconds`, counted from when the last round ended, the first after one interval. A round that fails
 * is logged without its message and the next one comes as usual. Does not keep the process alive. Answers how to stop.
 */
export function comeRound(name: string, seconds: number, work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const wait = () => {
    if (isStopped) return;
    timer = setTimeout(() => void round(), seconds * 1000);
    timer.unref();
  };
  const round = async () => {
    try {
      await work();
    } catch (error) {
      log.error("job", error, { operation: name, outcome: "failed" });
    }
    wait();
  };
  wait();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
