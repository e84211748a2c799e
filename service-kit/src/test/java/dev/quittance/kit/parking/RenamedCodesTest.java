package dev.quittance.kit.parking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.RefusalCode;
import dev.quittance.kit.delivery.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an older version parked is shown under today's codes. */
@QuarkusTest
class RenamedCodesTest {

  /** No partition of the tests' topic, so that nothing else reads these rows. */
  private static final int PARTITION = 9_999;

  private static final List<String> OLD =
      List.of(
          "UNKNOWN_ORDER",
          "OTHER_PAYMENT",
          "WRONG_CURRENCY",
          "REFUND_ABOVE_AUTHORIZED",
          "ORDER_ALREADY_KNOWN",
          "PARKED_BEHIND");

  @Inject Database database;

  @Test
  void theMigrationRenamesTheCodesOfOlderVersions() throws IOException {
    for (int offset = 0; offset < OLD.size(); offset++) {
      database.update(
          "INSERT INTO parked_event (partition, \"offset\", headers, reason, detail, parked_at)"
              + " VALUES (?, ?, '{}', ?, 'of an older version', now())",
          PARTITION,
          (long) offset,
          OLD.get(offset));
    }
    database.update(migration());
    List<String> codes =
        database.texts(
            "SELECT reason FROM parked_event WHERE partition = ? ORDER BY \"offset\"", PARTITION);
    database.update("DELETE FROM parked_event WHERE partition = ?", PARTITION);

    assertThat(codes)
        .containsExactly(
            "ORDER_UNKNOWN",
            "PAYMENT_MISMATCH",
            "CURRENCY_MISMATCH",
            "REFUND_EXCEEDS_AUTHORIZED",
            "ORDER_ALREADY_PLACED",
            "PARKED_BEHIND")
        .isSubsetOf(Arrays.stream(RefusalCode.values()).map(Enum::name).toList());
  }

  private static String migration() throws IOException {
    try (InputStream sql =
        RenamedCodesTest.class.getResourceAsStream("/db/parking/V0_6__refusal_codes.sql")) {
      return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
