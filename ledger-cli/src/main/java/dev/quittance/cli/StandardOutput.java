package dev.quittance.cli;

import dev.quittance.cli.exit.CommandFailure;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * An output that ends the command when it takes nothing any more: a full disk must not look like a
 * short answer, and nobody waits for all pages of a list behind {@code | head}, which has what it
 * wanted.
 */
final class StandardOutput extends FilterOutputStream {

  private boolean broken;

  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    if (broken) {
      return;
    }
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      broken = true;
      throw ClosedPipe.isMeantBy(e)
          ? CommandFailure.readerGone()
          : CommandFailure.unwritten("The output cannot be written: " + e.getMessage());
    }
  }
}
