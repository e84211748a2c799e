package dev.quittance.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class PolledBytesTest {

  private static final int LIMIT = 10_000;

  private final PolledBytes polled = new PolledBytes(LIMIT);

  @Test
  void recordsWithBuffersOfTheirOwnAreRefusedOnceThePollIsFull() {
    polled.begin();
    assertThat(recordsUntilFull(1_000)).isEqualTo(5);
    polled.begin();
    assertThat(recordsUntilFull(1_000)).isEqualTo(5);
  }

  @Test
  void recordsOfOneFetchCountItOnce() {
    polled.begin();
    ByteBuffer fetch = ByteBuffer.allocate(1_000_000);
    int records = 0;
    while (isLetIn(fetch.slice(records * 100, 100))) {
      records++;
    }
    assertThat(records).isEqualTo(50);
  }

  @Test
  void aRecordIsLetInWholeHoweverLargeItIs() {
    polled.begin();
    Headers headers = new RecordHeaders();
    byte[] key = polled.deserialize("topic", headers, ByteBuffer.allocate(2 * LIMIT));
    byte[] payload = polled.deserialize("topic", headers, ByteBuffer.allocate(3 * LIMIT));
    assertThat(key).hasSize(2 * LIMIT);
    assertThat(payload).hasSize(3 * LIMIT);
    assertThatThrownBy(
            () -> polled.deserialize("topic", new RecordHeaders(), ByteBuffer.allocate(1)))
        .isInstanceOf(SerializationException.class);
  }

  private int recordsUntilFull(int bytes) {
    int records = 0;
    while (isLetIn(ByteBuffer.allocate(bytes))) {
      records++;
    }
    return records;
  }

  private boolean isLetIn(ByteBuffer payload) {
    try {
      assertThat(polled.deserialize("topic", new RecordHeaders(), payload))
          .hasSize(payload.remaining());
      return true;
    } catch (SerializationException e) {
      return false;
    }
  }
}
