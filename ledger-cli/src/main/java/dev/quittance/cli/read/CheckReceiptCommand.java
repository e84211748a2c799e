package dev.quittance.cli.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Json;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.http.Service;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.response.ChainHeads;
import dev.quittance.cli.response.History;
import dev.quittance.cli.response.OrderReceipt;
import dev.quittance.cli.text.Lines;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the events of an order's receipt in the ledger. */
@Command(
    name = "check-receipt",
    description =
        "Compares an order's receipt with the ledger as it was right after the receipt's last event:"
            + " events, places, amounts, and the head of the hash chain there. Exits 1 if"
            + " something differs. The JSON form is what replay verify --from-log --compare-heads"
            + " computes anew from the log.",
    footer = {
      "  curl -H \"Authorization: Bearer $TOKEN\" $ORDERS/orders/ord_.../receipt > receipt.json",
      "  quittance check-receipt receipt.json",
      "  quittance check-receipt receipt.json -o json > heads.json",
      "  quittance replay verify --from-log --compare-heads heads.json"
    })
public final class CheckReceiptCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "GET /orders/{id}/receipt of order-service.")
  private Path file;

  @Override
  public Integer call() {
    GlobalOptions options = GlobalOptions.of(spec);
    OrderReceipt receipt = read();
    Place last =
        ReceiptCheck.events(receipt).stream()
            .map(CheckReceiptCommand::place)
            .flatMap(Optional::stream)
            .max(Comparator.comparingLong(Place::offset))
            .orElseThrow(() ->
                CommandFailure.usage(
                    file
                        + " names no place in the log: either it is no receipt of an order, or its"
                        + " order was paid before places were kept."));
    ReceiptCheck check = check(options.ledger(), receipt, last);
    print(check, options.json());
    return check.matches() ? ExitCode.OK : ExitCode.DIFFERENT;
  }

  private record Place(int partition, long offset) {}

  private static Optional<Place> place(OrderReceipt.Event event) {
    return event.partition() == null || event.offset() == null
        ? Optional.empty()
        : Optional.of(new Place(event.partition(), event.offset()));
  }

  private OrderReceipt read() {
    try {
      OrderReceipt receipt = Json.MAPPER.readValue(file.toFile(), OrderReceipt.class);
      if (receipt != null && receipt.orderId() != null) {
        return receipt;
      }
      throw CommandFailure.usage(file + " is no receipt of an order.");
    } catch (IOException e) {
      throw CommandFailure.usage(
          "%s cannot be read as a receipt: %s".formatted(file, e.getMessage()));
    }
  }

  /**
   * The state right after the last event: of the order's partition the offset behind it, of the
   * others whatever the ledger has by now.
   */
  private ReceiptCheck check(Service ledger, OrderReceipt receipt, Place last) {
    Query transaction =
        Query.of("/transactions/" + Query.segment(Objects.requireNonNull(receipt.orderId())));
    History now = ledger.get(transaction).as(History.class);
    long end =
        now.timeline().stream()
            .filter(entry -> isOf(receipt, entry))
            .mapToLong(History.Entry::offset)
            .max()
            .orElse(last.offset());
    Map<String, Long> offsets = new TreeMap<>(now.asOf().offsets());
    offsets.put(String.valueOf(last.partition()), Math.max(end, last.offset()) + 1);
    String asOf =
        offsets.entrySet().stream()
            .map(one -> one.getKey() + ":" + one.getValue())
            .collect(Collectors.joining(","));
    History then = ledger.get(transaction.with("asOfOffsets", asOf)).as(History.class);
    ChainHeads heads =
        ledger.get(Query.of("/chain-heads").with("asOfOffsets", asOf)).as(ChainHeads.class);
    ChainHeads.Head head =
        heads.heads().stream()
            .filter(one -> one.partition() == last.partition())
            .findFirst()
            .orElseThrow(() ->
                CommandFailure.refused("The ledger has no partition " + last.partition() + "."));
    return ReceiptCheck.of(receipt, then, head);
  }

  private static boolean isOf(OrderReceipt receipt, History.Entry entry) {
    return ReceiptCheck.events(receipt).stream()
        .anyMatch(event -> event.eventId().equals(entry.eventId()));
  }

  private void print(ReceiptCheck check, boolean json) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      try {
        out.println(Json.MAPPER.writeValueAsString(check));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("writing a result", e);
      }
      return;
    }
    for (ReceiptCheck.CheckedEvent event : check.events()) {
      Lines.print(
          out,
          "%s  %s  %s  %s"
              .formatted(
                  event.posted() == null ? "-" : event.posted(),
                  event.type(),
                  event.eventId(),
                  event.chainHash() == null ? "-" : event.chainHash()));
    }
    ChainHeads.Head head = check.heads().getFirst();
    if (check.matches()) {
      Lines.print(
          out,
          "The receipt of %s is what the ledger says. The chain of partition %s before offset %s has %s entries and the head %s"
              .formatted(
                  check.orderId(),
                  head.partition(),
                  head.nextOffset(),
                  head.entries(),
                  head.chainHash()));
    } else {
      Lines.print(out, "The receipt of %s differs from the ledger:".formatted(check.orderId()));
      check.differences().forEach(difference -> Lines.print(out, "  " + difference));
    }
  }
}
