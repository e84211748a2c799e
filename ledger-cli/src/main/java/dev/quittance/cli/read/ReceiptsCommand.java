package dev.quittance.cli.read;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.option.PageOptions;
import dev.quittance.cli.response.Money;
import dev.quittance.cli.response.Receipt;
import dev.quittance.cli.text.Amounts;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Field;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists receipts. */
@Command(
    name = "receipts",
    description = "Money that bank accounts received, the last received first.",
    footer = {
      "  quittance receipts --status received",
      "  quittance receipts --bank-account main-eur --received-from 2026-11-01T00:00:00Z",
      "  quittance receipts --all -o csv > receipts.csv"
    })
public final class ReceiptsCommand implements Callable<Integer> {

  private static final List<Field<Receipt>> FIELDS =
      List.of(
          Field.of(Column.id("receipt"), "receiptId", Receipt::receiptId),
          Field.of(Column.left("status"), "status", Receipt::status),
          Field.of(Column.id("bank account"), "bankAccount", Receipt::bankAccount),
          Field.csv("currency", one -> one.received().currency()),
          money("received", Receipt::received),
          money("allocated", Receipt::allocated),
          money("returned", Receipt::returned),
          Field.of(Column.time("received at"), "receivedAt", Receipt::receivedAt),
          Field.csv("updatedAt", Receipt::updatedAt));

  /** How much of a receipt is left. */
  enum Status {
    RECEIVED,
    SETTLED,
    DEBITED
  }

  @Spec private CommandSpec spec;
  @Mixin private AsOfOptions asOf;
  @Mixin private PageOptions page;

  @Option(
      names = {"-S", "--status"},
      paramLabel = "STATUS",
      description =
          "received: something is neither allocated nor returned; settled; or debited: nothing came,"
              + " the bank took it.")
  private @Nullable Status status;

  @Option(names = "--bank-account", paramLabel = "NAME", description = "Only this account's.")
  private @Nullable String bankAccount;

  @Option(names = "--received-from", paramLabel = "TIME", description = "Received then or later.")
  private @Nullable String receivedFrom;

  @Option(names = "--received-to", paramLabel = "TIME", description = "Received before.")
  private @Nullable String receivedTo;

  @Override
  public Integer call() {
    Query query =
        Query.of("/receipts")
            .with("status", status)
            .with("bankAccount", bankAccount)
            .with("from", receivedFrom)
            .with("to", receivedTo);
    Listed.print(
        spec,
        new Listing(GlobalOptions.of(spec).ledger(), asOf.addTo(query), page.wanted()),
        Receipt.class,
        FIELDS);
    return ExitCode.OK;
  }

  private static Field<Receipt> money(String title, Function<Receipt, @Nullable Money> ofReceipt) {
    return Field.of(
        Column.right(title),
        title,
        one -> {
          Money money = ofReceipt.apply(one);
          return money == null ? "" : Amounts.money(money.amount(), money.currency());
        },
        one -> {
          Money money = ofReceipt.apply(one);
          return money == null ? null : money.amount();
        });
  }
}
