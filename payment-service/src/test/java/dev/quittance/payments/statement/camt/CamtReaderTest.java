package dev.quittance.payments.statement.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.quittance.payments.statement.Entry;
import dev.quittance.payments.statement.EntryPart;
import dev.quittance.payments.statement.Statement;
import dev.quittance.payments.statement.StatementFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file of a bank, and beside it what is read from it, or why nothing is. */
class CamtReaderTest {

  /** Writes the expectations anew: look at the difference. */
  private static final boolean WRITE = Boolean.getBoolean("statements.write");

  @ParameterizedTest
  @MethodSource("dev.quittance.payments.statement.StatementFiles#names")
  void theFileIsReadAsTheTextBesideItSays(String name) throws IOException {
    String read = described(StatementFiles.bytes(name));
    if (WRITE) {
      Files.writeString(StatementFiles.expectation(name), read);
    }
    assertThat(read).isEqualTo(Files.readString(StatementFiles.expectation(name)));
    assertThat(read.startsWith("refused")).isEqualTo(name.startsWith("refused"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"02", "04", "06", "13"})
  void allVersionsSayTheSame(String version) {
    CamtDocument read = StatementFiles.read("version-" + version);
    assertThat(read.message()).endsWith(version);
    assertThat(read.statements()).isEqualTo(StatementFiles.read("version-08").statements());
  }

  @Test
  void aBrokenFileIsRefusedWhateverIsBrokenInIt() {
    byte[] whole = StatementFiles.bytes("version-08");
    Random random = new Random(20261126);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] broken = whole.clone();
      if (i % 2 == 0) {
        broken = Arrays.copyOf(broken, random.nextInt(broken.length));
      } else {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        CamtReader.read(broken);
      } catch (UnreadableStatementException e) {
        refused++;
      } catch (RuntimeException e) {
        fail("not refused: " + new String(broken, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(refused).isGreaterThan(2_500);
  }

  @Test
  void anEntityBombCostsNothing() {
    long begin = System.nanoTime();
    described(StatementFiles.bytes("refused-entity-bomb"));
    assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
  }

  private static String described(byte[] file) {
    try {
      CamtDocument document = CamtReader.read(file);
      StringBuilder text = new StringBuilder(document.message()).append('\n');
      document.statements().forEach(statement -> describe(text, statement));
      return text.toString();
    } catch (UnreadableStatementException e) {
      StringBuilder text = new StringBuilder("refused " + e.kind() + "\n" + e.detail() + "\n");
      e.faults().forEach(fault -> text.append(fault.place() + " " + fault.message() + "\n"));
      return text.toString();
    }
  }

  private static void describe(StringBuilder text, Statement statement) {
    text.append(
        "%s %s %s %s + %s = %s%n"
            .formatted(
                statement.id(),
                statement.account(),
                statement.currency(),
                statement.openingMinor(),
                statement.bookedMinor(),
                statement.closingMinor()));
    for (Entry entry : statement.entries()) {
      text.append(
          "  %s %s %s %s%s bank=%s entry=%s%s%n"
              .formatted(
                  entry.status(),
                  entry.bookedOn(),
                  entry.direction(),
                  entry.amount(),
                  (entry.reversal() ? " reversal" : "") + (entry.fee() ? " fee" : ""),
                  entry.bankReference(),
                  entry.entryReference(),
                  entry.partsDiffer() ? " details do not add up" : ""));
      for (EntryPart part : entry.parts()) {
        text.append(
            "    %s %s%s %s %s%s%n"
                .formatted(
                    part.direction(),
                    part.amount(),
                    part.charge().isPositive() ? " charge=" + part.charge() : "",
                    part.other(),
                    part.partReference(),
                    part.returnReason() == null ? "" : " returned=" + part.returnReason()));
        part.references()
            .forEach(one -> text.append("      " + one.kind() + " " + one.text() + "\n"));
      }
    }
  }
}
