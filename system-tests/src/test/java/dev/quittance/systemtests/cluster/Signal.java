package dev.quittance.systemtests.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What processes are sent beside what {@link Process} can send. */
enum Signal {
  /** Freezes it in the middle of whatever it does; its connections stay open. */
  STOP,
  /** Lets a frozen one go on, as if no time had passed. */
  CONT;

  void send(long pid) {
    try {
      new ProcessBuilder("kill", "-" + name(), String.valueOf(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
