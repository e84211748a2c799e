package dev.quittance.ledger.replay;

import dev.quittance.kit.config.KitConfig;
import dev.quittance.kit.log.LogAccess;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.log.LogFold;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.Consumer;

/** The log, set up for reading all of it. */
@ApplicationScoped
class LogFolds {

  private final LogAccess log;
  private final KitConfig kit;
  private final LedgerConfig config;

  LogFolds(LogAccess log, KitConfig kit, LedgerConfig config) {
    this.log = log;
    this.kit = kit;
    this.config = config;
  }

  Consumer<byte[], byte[]> newConsumer() {
    return log.newLoneConsumer(LogFold.CONSUMER_SETTINGS);
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
