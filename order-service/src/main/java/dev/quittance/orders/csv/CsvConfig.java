package dev.quittance.orders.csv;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an import may be, under {@code quittance.imports.*}. */
@ConfigMapping(prefix = "quittance.imports")
public interface CsvConfig {

  /** Records of a file. */
  @WithDefault("200000")
  int maxRecords();

  /** Errors that a report lists; all are counted. */
  @WithDefault("1000")
  int maxErrors();

  /** Imports at a time, in this process. */
  @WithDefault("2")
  int concurrency();
}
