package dev.quittance.localstack.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/**
 * Held as long as a stack is starting, up or stopping; the system releases it if that is killed.
 */
record StackLock(FileChannel channel, FileLock lock) implements AutoCloseable {

  /** Empty when another process has it. */
  static Optional<StackLock> tryAcquire(Settings settings) throws IOException {
    return tryAcquire(settings.lock());
  }

  static Optional<StackLock> tryAcquire(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new StackLock(channel, lock));
  }

  @Override
  public void close() throws IOException {
    lock.close();
    channel.close();
  }
}
