package dev.quittance.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SqlArraysTest {

  @Test
  void aTimeIsWrittenAsPostgresqlReadsIt() {
    assertThat(SqlArrays.text(Instant.parse("2026-11-26T18:00:00.123456Z")))
        .isEqualTo("2026-11-26T18:00:00.123456Z");
    assertThat(SqlArrays.text(Instant.parse("0001-01-01T00:00:00Z")))
        .isEqualTo("0001-01-01T00:00:00Z");
    assertThat(SqlArrays.text(Instant.parse("0000-02-29T00:00:00Z")))
        .isEqualTo("0001-02-29T00:00:00Z BC");
    assertThat(SqlArrays.text(Instant.parse("-0003-01-01T00:00:00Z")))
        .isEqualTo("0004-01-01T00:00:00Z BC");
  }
}
