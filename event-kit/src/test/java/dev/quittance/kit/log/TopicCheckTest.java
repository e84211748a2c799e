package dev.quittance.kit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.contract.topic.UnfitTopicException;
import dev.quittance.localstack.teststack.TestStack;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check that every service makes at its start, against a real broker. */
class TopicCheckTest {

  private final String name = "t-" + UUID.randomUUID();
  private final OrderEventsTopic topic = new OrderEventsTopic(name, 5, (short) 1);
  private final Admin admin =
      Admin.create(Map.of("bootstrap.servers", TestStack.start().bootstrapServers()));

  @AfterEach
  void close() throws Exception {
    admin.deleteTopics(List.of(name)).all().get();
    admin.close();
  }

  @Test
  void anAbsentTopicIsCreatedAndFoundFitFromThenOn() {
    assertThat(topic.ensure(admin)).isEqualTo(5);
    assertThat(topic.ensure(admin)).isEqualTo(5);
    assertThat(new OrderEventsTopic(name, 12, (short) 1).ensure(admin)).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"retention.ms,604800000,-1", "retention.bytes,1000000,-1"})
  void aTopicThatForgetsIsRefusedWithTheCommandToRun(String key, String found, String wanted)
      throws Exception {
    topic.ensure(admin);
    set(key, found);
    assertRefused(key, wanted);
    set(key, wanted);
    assertThat(topic.ensure(admin)).isEqualTo(5);
  }

  @Test
  void aCompactedTopicIsRefused() throws Exception {
    topic.ensure(admin);
    set("cleanup.policy", "compact");
    assertRefused("cleanup.policy", "delete");
  }

  @Test
  void aTopicThatSomebodyMadeWithTheBrokersDefaultsIsRefused() throws Exception {
    admin.createTopics(List.of(new NewTopic(name, 5, (short) 1))).all().get();
    assertRefused("retention.ms", "-1");
  }

  private void assertRefused(String key, String wanted) {
    assertThatThrownBy(() -> topic.ensure(admin))
        .isInstanceOf(UnfitTopicException.class)
        .hasMessageContaining(
            "kafka-configs.sh --alter --topic %s --add-config %s=%s", name, key, wanted);
  }

  private void set(String key, String value) throws Exception {
    var change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    await().until(() -> value.equals(config(resource).get(key).value())); // brokers learn it later
  }

  private Config config(ConfigResource resource) throws Exception {
    return Objects.requireNonNull(
        admin.describeConfigs(List.of(resource)).all().get().get(resource));
  }
}
