package dev.quittance.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderEventsTopicTest {

  private static final OrderEventsTopic TOPIC =
      new OrderEventsTopic(
          OrderEventsTopic.DEFAULT_NAME, OrderEventsTopic.DEFAULT_PARTITIONS, (short) 1);

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "5, 2"})
  void aNewTopicKeepsEveryEventForEver(short copies, String minInSync) {
    var definition = new OrderEventsTopic("log", 24, copies).definition();

    assertThat(definition.name()).isEqualTo("log");
    assertThat(definition.numPartitions()).isEqualTo(24);
    assertThat(definition.replicationFactor()).isEqualTo(copies);
    assertThat(definition.configs())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "retention.ms", "-1",
                "retention.bytes", "-1",
                "cleanup.policy", "delete",
                "message.timestamp.type", "LogAppendTime",
                "min.insync.replicas", minInSync));
  }

  @Test
  void aTopicAsWeCreateItIsFit() {
    assertThatCode(() -> TOPIC.requireLossless(config(TOPIC.definition().configs())))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "retention.ms,    604800000,      -1",
    "retention.ms,    0,              -1",
    "retention.bytes, 1073741824,     -1",
    "cleanup.policy,  compact,        delete",
    "cleanup.policy,  'compact,delete', delete",
  })
  void aTopicThatWouldLoseEventsIsRefusedWithWhatToDo(String key, String found, String wanted) {
    Map<String, String> configs = new TreeMap<>(TOPIC.definition().configs());
    configs.put(key, found);

    assertThatExceptionOfType(UnfitTopicException.class)
        .isThrownBy(() -> TOPIC.requireLossless(config(configs)))
        .withMessage(
            "Topic quittance.order-events.v1 has %s=%s and would lose events. Set it to %s"
                    .formatted(key, found, wanted)
                + " (kafka-configs.sh --alter --topic quittance.order-events.v1 --add-config"
                + " %s=%s) and start again.".formatted(key, wanted));
  }

  @Test
  void aBrokerThatDoesNotTellASettingIsNotTrusted() {
    assertThatExceptionOfType(UnfitTopicException.class)
        .isThrownBy(() -> TOPIC.requireLossless(new Config(List.of())));
  }

  @Test
  void aTopicOfMorePartitionsThanTheLedgerCanNumberIsRefused() {
    assertThatCode(() -> TOPIC.requireNotTooMany(1_024)).doesNotThrowAnyException();
    assertThatExceptionOfType(UnfitTopicException.class)
        .isThrownBy(() -> TOPIC.requireNotTooMany(1_025))
        .withMessageContaining("has 1025 partitions, and 1024 is the most");
  }

  private static Config config(Map<String, String> values) {
    return new Config(
        values.entrySet().stream().map(e -> new ConfigEntry(e.getKey(), e.getValue())).toList());
  }
}
