package dev.quittance.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class LogPartitionTest {

  private static final int COUNT = 12;

  @Test
  void anOrderBelongsWhereTheProducerPutsIt() {
    Random random = new Random(6);
    for (int i = 0; i < 1_000; i++) {
      byte[] key = bytes(Ids.of(Ids.ORDER, new UUID(random.nextLong(), random.nextLong())));
      int home = BuiltInPartitioner.partitionForKey(key, COUNT);
      for (int partition = 0; partition < COUNT; partition++) {
        LogPartition here = new LogPartition(partition, COUNT);
        assertThat(here.isWrongFor(key)).isEqualTo(partition != home);
        assertThat(here.isOfSubject(key)).isEqualTo(partition == home);
      }
    }
  }

  @Test
  void whatIsNoOrdersMayLieAnywhere() {
    for (int partition = 0; partition < COUNT; partition++) {
      LogPartition here = new LogPartition(partition, COUNT);
      for (String key : new String[] {"", "3-1042", "ord_1", "x".repeat(36), "\u0000".repeat(36)}) {
        assertThat(here.isWrongFor(bytes(key))).isFalse();
        assertThat(here.isOfSubject(bytes(key))).isFalse();
      }
      assertThat(here.isWrongFor(null)).isFalse();
      assertThat(here.isOfSubject(null)).isFalse();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
