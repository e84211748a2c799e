package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.FakeService;
import dev.quittance.contract.audit.AuditChain;
import dev.quittance.contract.audit.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {

  private final FakeService service = new FakeService();

  /** As the service gives them, oldest first. */
  private final List<String> entries = new ArrayList<>();

  private String head = AuditChain.START;

  @BeforeEach
  void threeEntries() {
    for (int i = 1; i <= 3; i++) {
      AuditEntry entry =
          new AuditEntry(
              i,
              "aud_0192f0c1e5a87c3e8b1d2f3a4b5c6d7" + i,
              Instant.parse("2026-11-22T10:00:00.123456Z"),
              "olivia",
              List.of("ops"),
              null,
              "127.0.0.1",
              "request-" + i,
              "POST",
              "/replays",
              "replay.start",
              "rpl_" + i,
              "why \u00fc",
              null,
              "{\"mode\":\"REBUILD\",\"status\":{\"a\":1,\"b\":[true,\"x\"]}}");
      String hash = AuditChain.hash(head, entry);
      // Keys in another order, and spaces: neither is part of the hash.
      entries.add(
          """
          {"id": "%s", "sequence": %s, "at": "%s", "subject": "olivia", "roles": ["ops"],
           "address": "127.0.0.1", "requestId": "%s", "method": "POST", "path": "/replays",
           "action": "replay.start", "target": "%s", "reason": "why \u00fc",
           "after": {"status": {"b": [true, "x"], "a": 1}, "mode": "REBUILD"},
           "previousHash": "%s", "hash": "%s"}
          """
              .formatted(entry.id(), i, entry.at(), entry.requestId(), entry.target(), head, hash));
      head = hash;
    }
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void aWholeTrailIsSaidToBe() {
    serve(3);
    CommandResult ran = audit("verify");
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
    assertThat(ran.out().replace('\n', ' '))
        .contains("The audit trail of ledger-service is whole: 3 entries, the head is 3", head);
  }

  @Test
  void aChangedEntryIsNamedAndTheExitCodeIsOne() {
    entries.set(1, entries.get(1).replace("olivia", "oscar"));
    serve(3);
    CommandResult ran = audit("verify");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.DIFFERENT);
    assertThat(ran.out()).contains("is broken at entry 2: it is not what its hash says");
    assertThat(audit("verify", "--json").out())
        .contains("\"whole\":false", "{\"sequence\":2,\"fault\":\"CHANGED\"}");
  }

  @Test
  void aChangeWithinWhatTheCommandChangedIsNamedToo() {
    entries.set(1, entries.get(1).replace("\"a\": 1", "\"a\": 2"));
    serve(3);
    assertThat(audit("verify").out()).contains("broken at entry 2");
  }

  @Test
  void aRemovedEntryIsNamed() {
    entries.remove(0);
    serve(3);
    assertThat(audit("verify").out()).contains("broken at entry 1: it is missing");
  }

  @Test
  void entriesBehindTheHeadThatWasKeptAreMissed(@TempDir Path folder) throws IOException {
    Path kept = folder.resolve("head.json");
    serve(3);
    Files.writeString(kept, audit("head", "-o", "json").out());
    try (FakeService cut = new FakeService()) {
      String second = entries.get(1).replaceAll("(?s).*\"hash\": \"([0-9a-f]+)\".*", "$1");
      cut.on("GET /audit/head", headOf("ledger-service", 2, second));
      cut.on("GET /audit?limit=100", page(List.of(entries.get(1), entries.get(0))));
      assertThat(CommandResult.quittance("audit", "verify", "--ledger-url", cut.url()).exitCode())
          .isEqualTo(ExitCode.OK);
      CommandResult compared =
          CommandResult.quittance(
              "audit", "verify", "--compare-head", kept.toString(), "--ledger-url", cut.url());
      assertThat(compared.exitCode()).isEqualTo(ExitCode.DIFFERENT);
      assertThat(compared.out()).contains("broken at entry 3: it is missing");
    }
  }

  @Test
  void aHeadOfAnotherServiceOrNoneIsRefused(@TempDir Path folder) throws IOException {
    serve(3);
    Path file = folder.resolve("head.json");
    Files.writeString(file, headOf("order-service", 3, head));
    CommandResult other = audit("verify", "--compare-head", file.toString());
    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err().replace('\n', ' '))
        .contains("order-service", "name the right --service");
    Files.writeString(file, "{}");
    assertThat(audit("verify", "--compare-head", file.toString()).err())
        .contains("there is no head in");
    Files.writeString(file, "no JSON");
    assertThat(audit("verify", "--compare-head", file.toString()).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theListHasFiltersAndAsksTheServiceThatIsNamed() {
    service.on(
        "GET /audit?subject=olivia&action=replay.start&limit=20", page(List.of(entries.get(0))));
    CommandResult ran =
        CommandResult.quittance(
            "audit",
            "list",
            "--subject",
            "olivia",
            "--action",
            "replay.start",
            "-o",
            "csv",
            "--service",
            "payment",
            "--payment-url",
            service.url());
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
    assertThat(ran.out().lines().toList()).hasSize(2);
    assertThat(ran.out()).contains("olivia,ops,,127.0.0.1", "replay.start", "rpl_1", "REBUILD");
  }

  @Test
  void whoMayNotReadItIsToldSo() {
    service.problem("GET /audit?limit=20", 403, "forbidden", "Your roles do not allow this.");
    assertThat(audit("list").exitCode()).isEqualTo(ExitCode.NOT_ALLOWED);
  }

  private void serve(long sequence) {
    service.on("GET /audit/head", headOf("ledger-service", sequence, head));
    service.on("GET /audit?limit=100", page(entries.reversed()));
  }

  private static String headOf(String name, long sequence, String hash) {
    return "{\"service\": \"%s\", \"sequence\": %s, \"hash\": \"%s\"}"
        .formatted(name, sequence, hash);
  }

  private static String page(List<String> newestFirst) {
    return newestFirst.stream().collect(Collectors.joining(",", "{\"data\": [", "]}"));
  }

  private CommandResult audit(String... arguments) {
    List<String> all = new ArrayList<>(List.of("audit"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--ledger-url", service.url()));
    return CommandResult.quittance(all.toArray(String[]::new));
  }
}
