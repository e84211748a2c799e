package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.FakeService;
import dev.quittance.cli.fake.TestResources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receipt against the answers of a ledger. */
class CheckReceiptTest {

  private static final String ORDER = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final String HASH = "ab".repeat(32);

  /** Its third event was parked at 6, and released at 7. */
  private static final String SOUND =
      """
      {"orderId": "ORDER", "buyerId": "buyer-1", "total": {"amount": 1099, "currency": "CNY"},
       "refunded": {"amount": 99, "currency": "CNY"},
       "log": {"topic": "quittance.order-events.v1", "digest": "DIGEST", "events": [
         {"eventId": "evt_1", "type": "OrderPlaced", "occurredAt": "2026-11-22T09:59:00Z",
          "partition": 0, "offset": 3},
         {"eventId": "evt_2", "type": "PaymentAuthorized", "occurredAt": "2026-11-22T10:00:00Z",
          "partition": 0, "offset": 4},
         {"eventId": "evt_3", "type": "Refunded", "occurredAt": "2026-11-22T10:05:00Z",
          "partition": 0, "offset": 6}]}}
      """;

  private static final String PLACES =
      "0:3 evt_1 OrderPlaced\n0:4 evt_2 PaymentAuthorized\n0:6 evt_3 Refunded\n";

  private final FakeService ledger = new FakeService();
  private Path file;

  @BeforeEach
  void serve(@TempDir Path folder) {
    file = folder.resolve("receipt.json");
    String transaction = TestResources.answer("transaction");
    String asOf = "?asOfOffsets=0%3A8%2C1%3A55";
    ledger
        .on("GET /transactions/" + ORDER, transaction)
        .on("GET /transactions/" + ORDER + asOf, transaction)
        .on(
            "GET /chain-heads" + asOf,
            """
            {"topic": "quittance.order-events.v1", "heads": [
              {"partition": 0, "nextOffset": 8, "entries": 7, "chainHash": "%s"},
              {"partition": 1, "nextOffset": 55, "entries": 50, "chainHash": "%s"}]}
            """
                .formatted(HASH, "cd".repeat(32)));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aReceiptThatIsWhatTheLedgerSaysNamesTheHeadOfTheChain() throws Exception {
    CommandResult ran = check(SOUND, PLACES);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(ran.out())
        .contains("0:7  Refunded  evt_3  " + HASH, "is what the ledger says", "offset 8 has 7");
    assertThat(CommandResult.quittance(command("--json")).out())
        .contains(
            "\"matches\":true",
            "\"place\":\"0:6\",\"posted\":\"0:7\"",
            "\"heads\":[{\"partition\":0,\"nextOffset\":8,\"entries\":7,\"chainHash\":\"" + HASH);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "amount": 1099  | "amount": 1000     | total is 1000 CNY in the receipt and 1099 CNY in the ledger
          "amount": 99    | "amount": 98       | refunded is 98 CNY in the receipt
          buyer-1         | buyer-2            | buyer is buyer-2 in the receipt
          "offset": 4     | "offset": 5        | evt_2 is at 0:5 in the receipt and at 0:4 in the ledger
          evt_2           | evt_9              | PaymentAuthorized evt_9 is not in the ledger
          OrderPlaced     | OrderCancelled     | evt_1 is a OrderCancelled in the receipt
          22T10:00:00Z    | 22T10:00:01Z       | occurred at 2026-11-22T10:00:01Z in the receipt
          """)
  void whatDiffersIsSaid(String of, String instead, String said) throws Exception {
    CommandResult ran = check(SOUND.replace(of, instead), PLACES.replace(of, instead));
    assertThat(ran.exitCode()).isEqualTo(ExitCode.DIFFERENT);
    assertThat(ran.out().replaceAll("\\s+", " ")).contains(said);
  }

  @Test
  void aDigestOfOtherPlacesIsSaid() throws Exception {
    assertThat(check(SOUND, PLACES + "x").out()).contains("digest is not that of its places");
  }

  @Test
  void whatIsNoReceiptIsAUsageError() throws Exception {
    Files.writeString(file, "no JSON");
    assertThat(CommandResult.quittance(command()).exitCode()).isEqualTo(ExitCode.USAGE);
    Files.writeString(file, "{}");
    assertThat(CommandResult.quittance(command()).exitCode()).isEqualTo(ExitCode.USAGE);
    Files.writeString(file, "{\"orderId\": \"" + ORDER + "\", \"log\": {\"events\": []}}");
    assertThat(CommandResult.quittance(command()).err()).contains("names no place");
    assertThat(ledger.requests()).isEmpty();
  }

  private CommandResult check(String receipt, String places)
      throws IOException, GeneralSecurityException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(places.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        file,
        receipt
            .replace("ORDER\"", ORDER + "\"")
            .replace("DIGEST", HexFormat.of().formatHex(digest)));
    return CommandResult.quittance(command());
  }

  private String[] command(String... more) {
    String[] whole = {"check-receipt", file.toString(), "--ledger-url", ledger.url()};
    return Stream.of(whole, more).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
