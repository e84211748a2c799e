package dev.quittance.cli.audit;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.ledger.core.fold.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where balances and statuses are saved; complete under its name, or not there at all. */
sealed interface AuditFile extends AutoCloseable permits NoFile, JsonFile, CsvFile {

  /** A partition's transactions; they are written as they come. */
  void transactions(Iterable<Transaction> some) throws IOException;

  /**
   * Writes the rest and gives the files their names.
   *
   * @return the files
   */
  List<Path> complete(Map<AccountKey, AccountTotals> accounts, AuditReport report)
      throws IOException;

  /** Removes what is not complete. */
  @Override
  void close();

  /** By the extension. */
  static AuditFile open(@Nullable Path path) {
    if (path == null) {
      return new NoFile();
    }
    String name = String.valueOf(path.getFileName());
    try {
      if (name.endsWith(".json")) {
        return JsonFile.create(path);
      }
      if (name.endsWith(".csv")) {
        return CsvFile.create(path);
      }
    } catch (IOException e) {
      throw CommandFailure.usage("--out: %s cannot be written: %s".formatted(path, e));
    }
    throw CommandFailure.usage("--out must end in .json or .csv, not '%s'.".formatted(name));
  }
}
