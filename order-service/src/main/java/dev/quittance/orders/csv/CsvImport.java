package dev.quittance.orders.csv;

import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.csv.ImportReport.LineError;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Imports a file: reads it record by record, hands the good ones over in batches, and reports the
 * others. What it holds is a batch, a bounded report, and the key of each record.
 *
 * @param <T> what a good record becomes
 */
public final class CsvImport<T> {

  /** Records of a batch. */
  private static final int BATCH = 500;

  /** What becomes of a record. */
  public enum Outcome {
    CREATED,
    CHANGED,
    UNCHANGED
  }

  /** How records of a kind are read and stored. */
  public interface Kind<T> {

    Set<String> columns();

    Set<String> requiredColumns();

    /** What the row says; null if it has a fault. */
    @Nullable T read(CsvRow row);

    /** What is stored once, whatever else is in its row: for example a supplier and a SKU. */
    String key(T one);

    /**
     * Stores a batch, in a transaction of its own, or finds out what it would do.
     *
     * @param rows those that are wrong after all get a fault
     * @return by row; none for those that are wrong
     */
    Map<CsvRow, Outcome> store(Map<CsvRow, T> rows, boolean dryRun);
  }

  private final Kind<T> kind;
  private final boolean dryRun;
  private final int maxRecords;
  private final int maxErrors;
  private final List<LineError> errors = new ArrayList<>();
  private final Map<String, Integer> lineOfKey = new HashMap<>();
  private final Map<CsvRow, T> batch = new LinkedHashMap<>();
  private final int[] outcomes = new int[Outcome.values().length];
  private int records;
  private int rejected;
  private int errorCount;

  /**
   * @param maxRecords of a file
   * @param maxErrors of a report
   */
  public CsvImport(Kind<T> kind, boolean dryRun, int maxRecords, int maxErrors) {
    this.kind = kind;
    this.dryRun = dryRun;
    this.maxRecords = maxRecords;
    this.maxErrors = maxErrors;
  }

  /**
   * @throws ProblemException 422 if the header is wrong, or there are too many records: those
   *     before are stored
   */
  public ImportReport run(InputStream file) throws IOException {
    try (CsvRecords in = new CsvRecords(file)) {
      CsvHeader header = CsvHeader.of(in.next(), kind.columns(), kind.requiredColumns());
      for (var one = in.next(); one != null; one = in.next()) {
        if (++records > maxRecords) {
          flush();
          throw ProblemException.invalid(
              "file",
              "has more than %s records: the first ones were imported, send the others in further files"
                  .formatted(maxRecords));
        }
        add(header, one);
      }
      flush();
    }
    return new ImportReport(
        dryRun,
        records,
        outcomes[Outcome.CREATED.ordinal()],
        outcomes[Outcome.CHANGED.ordinal()],
        outcomes[Outcome.UNCHANGED.ordinal()],
        rejected,
        errorCount,
        errors.stream().sorted(Comparator.comparingInt(LineError::line)).toList());
  }

  private void add(CsvHeader header, CsvRecords.CsvRecord one) {
    List<String> values = one.values();
    if (values == null) {
      reject(List.of(new LineError(one.line(), null, String.valueOf(one.fault()))));
      return;
    }
    CsvRow row = new CsvRow(one.line(), header, values);
    T read = row.isSound() ? kind.read(row) : null;
    if (read != null && row.isSound()) {
      Integer earlier = lineOfKey.putIfAbsent(kind.key(read), row.line());
      if (earlier != null) {
        row.fault(null, "is about the same as line " + earlier + ", which counts");
      }
    }
    if (read == null || !row.isSound()) {
      reject(row.errors());
      return;
    }
    batch.put(row, read);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    if (batch.isEmpty()) {
      return;
    }
    Map<CsvRow, Outcome> stored = kind.store(batch, dryRun);
    for (CsvRow row : batch.keySet()) {
      Outcome outcome = stored.get(row);
      if (outcome == null) {
        reject(row.errors());
      } else {
        outcomes[outcome.ordinal()]++;
      }
    }
    batch.clear();
  }

  private void reject(List<LineError> found) {
    rejected++;
    errorCount += found.size();
    found.stream().limit(maxErrors - errors.size()).forEach(errors::add);
  }
}
