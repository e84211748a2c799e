package dev.quittance.cli.read;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.text.Amounts;
import dev.quittance.ledger.core.fold.TransactionStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which transactions are wanted. */
final class TransactionFilters {

  @Option(
      names = {"-S", "--status"},
      paramLabel = "STATUS",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private @Nullable TransactionStatus status;

  @Option(names = "--buyer", paramLabel = "ID", description = "Only this buyer's.")
  private @Nullable String buyer;

  @Option(names = "--supplier", paramLabel = "ID", description = "Only this supplier's.")
  private @Nullable String supplier;

  @Option(names = "--placed-from", paramLabel = "TIME", description = "Placed then or later.")
  private @Nullable String placedFrom;

  @Option(names = "--placed-to", paramLabel = "TIME", description = "Placed before.")
  private @Nullable String placedTo;

  @Option(
      names = "--min-amount",
      paramLabel = "AMOUNT",
      description = "Totals of at least that, for example 10.99; needs --currency.")
  private @Nullable String minAmount;

  @Option(
      names = "--max-amount",
      paramLabel = "AMOUNT",
      description = "Totals of at most that; needs --currency.")
  private @Nullable String maxAmount;

  @Option(
      names = {"-c", "--currency"},
      paramLabel = "CODE",
      description = "Only this currency.")
  private @Nullable String currency;

  Query query() {
    return Query.of("/transactions")
        .with("status", status)
        .with("buyerId", buyer)
        .with("supplierId", supplier)
        .with("from", placedFrom)
        .with("to", placedTo)
        .with("minAmount", minor("--min-amount", minAmount))
        .with("maxAmount", minor("--max-amount", maxAmount))
        .with("currency", currency);
  }

  private @Nullable Long minor(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (currency == null) {
      throw CommandFailure.usage(option + " needs --currency to say of which.");
    }
    return Amounts.minor(option, text, currency);
  }
}
