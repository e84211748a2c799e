package dev.quittance.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class OutboxTest {

  @Test
  void headersAreAnArrayAsPostgresqlReadsIt() {
    List<Header> headers =
        List.of(header("a", "plain, {x}"), header("b", "\"quoted\""), header("c", "back\\slash"));
    assertThat(Outbox.textArray(headers))
        .isEqualTo("{\"a\",\"plain, {x}\",\"b\",\"\\\"quoted\\\"\",\"c\",\"back\\\\slash\"}");
    assertThat(Outbox.textArray(List.of())).isEqualTo("{}");
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }
}
