package dev.quittance.localstack.parts;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A directory that is filled once and then used forever: it is filled beside its place and moved
 * there when it is complete. A process that is killed in the middle leaves a draft, which the next
 * one deletes. One process at a time does it; others wait.
 */
public final class Preparation {

  /** Fills a directory that exists and is empty. */
  @FunctionalInterface
  public interface Filling {
    void fill(Path directory) throws IOException;
  }

  private static final String DRAFT = ".draft-";

  private Preparation() {}

  /** Returns when {@code place} is complete, whoever filled it. */
  public static void complete(Path place, Filling filling) throws IOException {
    if (Files.isDirectory(place)) {
      return;
    }
    Path parent = Objects.requireNonNull(place.toAbsolutePath().getParent());
    Files.createDirectories(parent);
    // A file lock is held by the whole JVM, so its threads need a monitor, too.
    synchronized (Preparation.class) {
      try (FileChannel channel =
              FileChannel.open(
                  parent.resolve(place.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.isDirectory(place)) {
          fill(place, filling);
        }
      }
    }
  }

  private static void fill(Path place, Filling filling) throws IOException {
    Path parent = Objects.requireNonNull(place.toAbsolutePath().getParent());
    String prefix = place.getFileName() + DRAFT;
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(parent, prefix + "*")) {
      for (Path draft : drafts) {
        FileTree.delete(draft);
      }
    }
    Path draft = Files.createDirectory(parent.resolve(prefix + ProcessHandle.current().pid()));
    try {
      filling.fill(draft);
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      FileTree.delete(draft);
      throw e;
    }
  }
}
