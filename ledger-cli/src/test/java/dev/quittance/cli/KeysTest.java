package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.contract.Publishers;
import dev.quittance.contract.keys.EventKey;
import dev.quittance.contract.keys.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys with which services sign their events. */
class KeysTest {

  @TempDir private Path parent;

  @Test
  void eachGetsItsOwnKeysAndNoOthers() throws IOException {
    make();
    for (String publisher : Publishers.ALL) {
      KeyFile file = read(publisher);
      assertThat(file.signing(publisher).stream().map(EventKey::reader))
          .containsExactlyInAnyOrder(
              "order-service",
              "payment-service",
              "ledger-service",
              "notification-service",
              "auditor");
      assertThat(file.checking(publisher).stream().map(EventKey::publisher))
          .containsExactlyInAnyOrderElementsOf(Publishers.ALL);
      assertThat(file.keys())
          .allMatch(key -> key.publisher().equals(publisher) || key.reader().equals(publisher));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(publisher))))
          .isEqualTo("rw-------");
    }
    assertThat(read("auditor").keys()).hasSize(4).allMatch(key -> key.reader().equals("auditor"));
    assertThat(read("ledger-service").signing("ledger-service").getFirst().secret())
        .isNotEqualTo(read("ledger-service").signing("ledger-service").getLast().secret());
  }

  @Test
  void whatPrintsShowsNoSecret() throws IOException {
    String out = make().out();
    assertThat(Files.readString(file("auditor"))).contains("key ");
    for (EventKey key : read("auditor").keys()) {
      assertThat(out).doesNotContain(KeyFile.line(key).split(" ")[4]);
    }
  }

  @Test
  void newKeysAreAddedAndThePublisherSignsWithThem() throws IOException {
    make("--signed-from", "0:7,1:9");
    KeyFile before = read("payment-service");
    assertThat(make().exitCode()).as("which keys?").isEqualTo(ExitCode.USAGE);
    assertThat(read("payment-service").keys()).hasSameSizeAs(before.keys());

    assertThat(make("--publisher", "payment-service").exitCode()).isEqualTo(ExitCode.OK);
    KeyFile after = read("payment-service");
    assertThat(after.signing("payment-service").stream().map(EventKey::id))
        .hasSize(5)
        .doesNotContainAnyElementsOf(
            before.signing("payment-service").stream().map(EventKey::id).toList());
    assertThat(read("ledger-service").checking("ledger-service")).hasSize(5);
    assertThat(read("ledger-service").signedFrom().of(1)).isEqualTo(9);

    assertThat(make("--reader", "data-warehouse").exitCode()).isEqualTo(ExitCode.OK);
    assertThat(read("data-warehouse").checking("data-warehouse")).hasSize(4);
    assertThat(read("order-service").signing("order-service")).hasSize(6);
  }

  @Test
  void whatCannotBeIsAUsageError() {
    for (String[] wrong :
        List.of(
            new String[] {"--reader", "A B"},
            new String[] {"--publisher", "../x"},
            new String[] {"--signed-from", "x"})) {
      CommandResult ran = make(wrong);
      assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.USAGE);
      assertThat(Files.exists(directory())).isFalse();
    }
  }

  private Path directory() {
    return parent.resolve("keys");
  }

  private Path file(String name) {
    return directory().resolve(name + ".keys");
  }

  private KeyFile read(String name) throws IOException {
    return KeyFile.parse(Files.readString(file(name)));
  }

  private CommandResult make(String... more) {
    String[] command = new String[3 + more.length];
    command[0] = "keys";
    command[1] = "make";
    command[2] = directory().toString();
    System.arraycopy(more, 0, command, 3, more.length);
    return CommandResult.quittance(command);
  }
}
