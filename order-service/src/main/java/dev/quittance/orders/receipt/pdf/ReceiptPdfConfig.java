package dev.quittance.orders.receipt.pdf;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much may be spent on receipts as PDF, under {@code quittance.receipts.*}. */
@ConfigMapping(prefix = "quittance.receipts")
public interface ReceiptPdfConfig {

  /** Receipts as PDF that are made at a time, in this process. */
  @WithDefault("2")
  int concurrency();

  /** How long a request waits for its turn. */
  @WithDefault("2s")
  Duration waitLimit();
}
