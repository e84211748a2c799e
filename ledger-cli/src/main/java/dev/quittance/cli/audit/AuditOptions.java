package dev.quittance.cli.audit;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.log.KafkaLog;
import dev.quittance.cli.option.AsOfBound;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.contract.topic.OrderEventsTopic;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a verification from the log alone is asked for. */
public final class AuditOptions {

  @Option(
      names = "--from-log",
      required = true,
      description = "Compute the ledger from Kafka, without the service, and print what comes out.")
  private boolean fromLog;

  @Option(
      names = {"-b", "--bootstrap-servers"},
      paramLabel = "HOST:PORT,...",
      defaultValue = "localhost:19092",
      description =
          "Where the brokers are; unless given, QUITTANCE_BOOTSTRAP_SERVERS, else where make up"
              + " started one, else ${DEFAULT-VALUE}.")
  private String bootstrapServers = "localhost:19092";

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "A properties file for the Kafka client, for clusters that ask who reads.")
  private @Nullable Path commandConfig;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = OrderEventsTopic.DEFAULT_NAME,
      description = "The log; ${DEFAULT-VALUE}.")
  private String topic = OrderEventsTopic.DEFAULT_NAME;

  @Option(
      names = "--ledger-name",
      paramLabel = "NAME",
      defaultValue = "ledger-service",
      description = "Whose decisions on parked events count; ${DEFAULT-VALUE}.")
  private String ledgerName = "ledger-service";

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description =
          "The auditor's keys of events (quittance keys make): what their publishers did not sign is"
              + " parked, as the ledger does that has keys.")
  private @Nullable Path keys;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Partitions folded at a time; as many as processors unless given.")
  private @Nullable Integer workers;

  @ArgGroup(exclusive = true)
  private @Nullable AsOfBound asOf;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Save every account's balances and every transaction's status: as JSON to FILE.json, or"
              + " as CSV to FILE-accounts.csv and FILE-transactions.csv for FILE.csv.")
  private @Nullable Path out;

  @Option(
      names = "--compare-heads",
      paramLabel = "FILE",
      description =
          "Compare with chain heads exported earlier (quittance chain-heads --json): exits 1 if"
              + " what they vouch for was changed.")
  private @Nullable Path compareHeads;

  public boolean isFromLog() {
    return fromLog;
  }

  KafkaLog log() {
    return KafkaLog.of(bootstrapServers, commandConfig, topic);
  }

  String ledgerName() {
    return ledgerName;
  }

  /** Without keys every event of the log is believed. */
  RecordDecoder decoder() {
    return keys == null ? RecordDecoder.TRUSTING : AuditorKeys.read(keys);
  }

  int workers() {
    if (workers == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (workers < 1) {
      throw CommandFailure.usage("--workers must be at least 1, not " + workers + ".");
    }
    return workers;
  }

  AsOfCut cut() {
    return AsOfCut.of(asOf == null ? null : asOf.time(), asOf == null ? null : asOf.offsets());
  }

  @Nullable Path out() {
    return out;
  }

  PinnedHeads pinned() {
    return compareHeads == null ? PinnedHeads.NONE : PinnedHeads.read(compareHeads);
  }
}
