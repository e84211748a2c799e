package dev.quittance.cli.events;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.contract.codec.EventType;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events are wanted. */
final class EventFilter {

  @Option(names = "--order", paramLabel = "ID", description = "Only this order's.")
  private @Nullable String order;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only these, for example OrderPlaced; unreadable for what no service can read.")
  private @Nullable String type;

  /** Whether only some are wanted: then the last of them may be anywhere in the log. */
  boolean isSelective() {
    return order != null || type != null;
  }

  boolean wants(LoggedEvent event) {
    return (order == null || order.equals(event.key()))
        && (type == null || type.equalsIgnoreCase(event.type()));
  }

  void check() {
    if (type != null && Stream.of(types()).noneMatch(type::equalsIgnoreCase)) {
      throw CommandFailure.usage(
          "--type takes one of %s, not '%s'."
              .formatted(Stream.of(types()).collect(Collectors.joining(", ")), type));
    }
  }

  private static String[] types() {
    return Stream.concat(
            Arrays.stream(EventType.values()).map(EventType::simpleName),
            Stream.of(LoggedEvent.UNREADABLE))
        .toArray(String[]::new);
  }
}
