package dev.quittance.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path data;

  @Test
  void keepsItsRecordsOverARestartAndCreatesNoTopicByItself() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(data, FreePorts.next())) {
      createTopic(broker);
      try (KafkaProducer<String, String> producer = producer(broker)) {
        producer.send(new ProducerRecord<>("kept", "key", "value")).get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> producer.partitionsFor("misspelt"))
            .hasMessageContaining("misspelt");
      }
    }
    try (KafkaBroker again = KafkaBroker.start(data, FreePorts.next());
        Admin admin = admin(again)) {
      TopicPartition partition = new TopicPartition("kept", 0);
      assertThat(
              admin
                  .listOffsets(Map.of(partition, OffsetSpec.latest()))
                  .partitionResult(partition)
                  .get(10, TimeUnit.SECONDS)
                  .offset())
          .isEqualTo(1);
    }
  }

  @Test
  void namesItsFilesInCommonDigitsWhateverTheMachinesLanguage() throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      try (KafkaBroker broker = KafkaBroker.start(data, FreePorts.next())) {
        createTopic(broker);
      }
      assertThat(data.resolve("kept-0/00000000000000000000.log")).exists();
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      try (KafkaBroker again = KafkaBroker.start(data, FreePorts.next());
          Admin admin = admin(again)) {
        assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).containsExactly("kept");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void formatsADirectoryAnewThatAnInterruptedFormatLeft() throws Exception {
    Files.writeString(data.resolve("bootstrap.checkpoint"), "ha");
    Files.writeString(data.resolve("meta.properties.tmp"), "vers");
    try (KafkaBroker broker = KafkaBroker.start(data, FreePorts.next())) {
      createTopic(broker);
    }
  }

  @Test
  void leavesFilesAloneThatAreNotKafkas() throws Exception {
    Files.writeString(data.resolve("thesis.txt"), "only copy");
    assertThatThrownBy(() -> KafkaBroker.start(data, FreePorts.next()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("move " + data.resolve("thesis.txt") + " away");
    assertThat(data.resolve("thesis.txt")).hasContent("only copy");
  }

  private static void createTopic(KafkaBroker broker) throws Exception {
    try (Admin admin = admin(broker)) {
      admin
          .createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
          .all()
          .get(10, TimeUnit.SECONDS);
    }
  }

  private static Admin admin(KafkaBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  private static KafkaProducer<String, String> producer(KafkaBroker broker) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", "3000"),
        new StringSerializer(),
        new StringSerializer());
  }
}
