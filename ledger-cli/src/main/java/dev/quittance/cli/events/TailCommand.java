package dev.quittance.cli.events;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.log.KafkaLog;
import dev.quittance.cli.option.Format;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.text.Rows;
import dev.quittance.contract.topic.OrderEventsTopic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the log's last events, and those that come. */
@Command(
    name = "tail",
    description =
        "The last events of the log, read from Kafka without a service; with --follow, those that"
            + " come, until Ctrl-C. With a filter the whole log is read.",
    footer = {
      "  quittance events tail -n 50",
      "  quittance events tail --follow --type Refunded",
      "  quittance events tail --order ord_01a207497a0b785888648e4774dbc6e9",
      "  quittance events tail --from-beginning -o json > events.jsonl"
    })
final class TailCommand implements Callable<Integer> {

  /** Where to begin. */
  static final class Start {

    @Option(
        names = {"-n", "--limit"},
        paramLabel = "N",
        description = "The last so many; 20 unless given.")
    private @Nullable Integer limit;

    @Option(names = "--from-beginning", description = "All there are, a partition in its order.")
    private boolean fromBeginning;
  }

  private static final int DEFAULT_LIMIT = 20;

  /** They are held until the log's end is reached. */
  private static final int MAX_LIMIT = 10_000;

  @Spec private CommandSpec spec;
  @Mixin private EventFilter filter;

  @ArgGroup(exclusive = true)
  private @Nullable Start start;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with events as they come.")
  private boolean follow;

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

  @Override
  public Integer call() {
    filter.check();
    Format format = GlobalOptions.of(spec).format();
    LogTail tail = new LogTail(KafkaLog.of(bootstrapServers, commandConfig, topic), filter);
    Rows<LoggedEvent> rows = rows(spec.commandLine().getOut(), format);
    if (start != null && start.fromBeginning) {
      tail.all(follow, rows::print);
    } else {
      tail.last(limit(), follow, rows::print);
    }
    return ExitCode.OK;
  }

  private int limit() {
    if (start == null || start.limit == null) {
      return DEFAULT_LIMIT;
    }
    if (start.limit < 1 || start.limit > MAX_LIMIT) {
      throw CommandFailure.usage(
          "--limit must be between 1 and 10000, not %s: --from-beginning shows all."
              .formatted(start.limit));
    }
    return start.limit;
  }

  private static Rows<LoggedEvent> rows(PrintWriter out, Format format) {
    Rows<LoggedEvent> rows =
        format == Format.JSON
            ? events -> events.forEach(event -> out.println(event.json()))
            : Listed.rows(out, format, LoggedEvent.FIELDS);
    return (List<LoggedEvent> events) -> {
      rows.print(events);
      out.flush();
    };
  }
}
