package dev.quittance.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The limits that docs/events/README.md tells are those that the contract holds. */
class LimitsTableTest {

  private final String readme = read();

  private static String read() {
    try {
      return Files.readString(Documents.FOLDER.resolve("README.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theTableHasEachLimitWithItsNumber() {
    assertRow("events of one order", number(Limits.MAX_EVENTS_PER_ORDER));
    assertRow("an amount", number(Money.MAX_MINOR) + " minor units");
    assertRow("a name that clients choose", "64 letters, digits, `-`, `_`");
    assertRow("`ce_time` after", Limits.MAX_TIME_AHEAD.toMinutes() + " minutes");
    assertRow("a free text", number(Limits.MAX_TEXT) + " characters");
    assertRow("a URL", number(Limits.MAX_URL) + " characters");
    assertRow("what a QR code says", number(Limits.MAX_QR_CONTENT) + " characters");
    assertThat(readme).contains(number(Limits.MAX_REFUNDS_PER_ORDER) + " refunds of a payment");
  }

  private void assertRow(String what, String value) {
    assertThat(readme.lines())
        .as("the row of %s", what)
        .anyMatch(line -> line.startsWith("| " + what) && line.contains("| " + value + " |"));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
