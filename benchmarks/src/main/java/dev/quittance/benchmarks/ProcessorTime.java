package dev.quittance.benchmarks;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The processor time of processes, also of those that end while it is measured. */
final class ProcessorTime {

  private final Supplier<Stream<ProcessHandle>> processes;
  private final Map<Long, Duration> last = new HashMap<>();

  private ProcessorTime(Supplier<Stream<ProcessHandle>> processes) {
    this.processes = processes;
  }

  static ProcessorTime of(long pid) {
    return new ProcessorTime(() -> ProcessHandle.of(pid).stream());
  }

  /** Of a PostgreSQL server, of which one session's process is known. */
  static ProcessorTime ofParentAndChildren(long child) {
    ProcessHandle parent =
        ProcessHandle.of(child)
            .flatMap(ProcessHandle::parent)
            .orElseThrow(() -> new IllegalStateException("PostgreSQL is not on this machine"));
    return ofParent(parent);
  }

  /** Of a PostgreSQL server, by its first process. */
  static ProcessorTime ofParent(ProcessHandle parent) {
    return new ProcessorTime(() -> Stream.concat(Stream.of(parent), parent.children()));
  }

  /** What they took so far; what a process took after the last call before its end is missing. */
  double seconds() {
    processes
        .get()
        .forEach(process ->
            process.info().totalCpuDuration().ifPresent(time -> last.put(process.pid(), time)));
    return last.values().stream().mapToLong(Duration::toNanos).sum() / 1e9;
  }
}
