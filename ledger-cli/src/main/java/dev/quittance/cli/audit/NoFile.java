package dev.quittance.cli.audit;

import dev.quittance.ledger.core.fold.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Nothing is to be saved. */
record NoFile() implements AuditFile {

  @Override
  public void transactions(Iterable<Transaction> some) {}

  @Override
  public List<Path> complete(Map<AccountKey, AccountTotals> accounts, AuditReport report) {
    return List.of();
  }

  @Override
  public void close() {}
}
