package dev.quittance.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.Objects;

/** What the system says to whoever writes into a pipe that nobody reads any more. */
final class ClosedPipe {

  private ClosedPipe() {}

  /**
   * Java has only the system's words for it, in the user's language: so they are compared with
   * those about a pipe that is certainly closed.
   */
  static boolean isMeantBy(IOException failure) {
    try {
      Pipe pipe = Pipe.open();
      pipe.source().close();
      try (Pipe.SinkChannel sink = pipe.sink()) {
        sink.write(ByteBuffer.allocate(1));
        return false;
      }
    } catch (IOException closed) {
      return Objects.equals(closed.getMessage(), failure.getMessage());
    }
  }
}
