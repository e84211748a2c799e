package dev.quittance.ledger.replay;

import dev.quittance.kit.config.KitConfig;
import dev.quittance.kit.log.LogAccess;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.log.LogFold;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The log, set up for reading all of it. */
@ApplicationScoped
class LogFolds {

  /** Large fetches: a replay reads everything, and waits for nothing. */
  private static final Map<String, Object> BULK =
      Map.of(
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200,
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20,
          ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20,
          ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1 << 20,
          // A fetch at a partition's end would hold up the next partition's for half a second.
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);

  private final LogAccess log;
  private final KitConfig kit;
  private final LedgerConfig config;

  LogFolds(LogAccess log, KitConfig kit, LedgerConfig config) {
    this.log = log;
    this.kit = kit;
    this.config = config;
  }

  Consumer<byte[], byte[]> newConsumer() {
    return log.newLoneConsumer(BULK);
  }

  LogFold newFold() {
    return new LogFold(
        this::newConsumer, kit.topic().name(), config.name(), config.replay().workers());
  }

  String topic() {
    return kit.topic().name();
  }

  int partitions() {
    return log.ensureTopic();
  }
}
