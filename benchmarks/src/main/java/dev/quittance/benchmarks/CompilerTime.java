package dev.quittance.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The processor time of the compilers of Java processes, on Linux. They take almost none once all
 * that is used often is compiled.
 */
final class CompilerTime {

  /** Of USER_HZ, which is the same on all processors that Java runs on. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int USER = 11;
  private static final int SYSTEM = 12;

  private final List<Long> pids;

  CompilerTime(List<Long> pids) {
    this.pids = pids;
  }

  /** What they took so far; 0 where it is not known. */
  double seconds() {
    long ticks = 0;
    for (long pid : pids) {
      Path threads = Path.of("/proc", String.valueOf(pid), "task");
      if (Files.isDirectory(threads)) {
        ticks += ticks(threads);
      }
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static long ticks(Path threads) {
    long ticks = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      for (Path thread : all) {
        String stat = Files.readString(thread.resolve("stat"));
        if (stat.contains("(C1 Compile") || stat.contains("(C2 Compile")) {
          String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
          ticks += Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
        }
      }
    } catch (IOException e) {
      return ticks; // a thread has ended meanwhile
    }
    return ticks;
  }
}
