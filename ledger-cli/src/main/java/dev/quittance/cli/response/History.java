package dev.quittance.cli.response;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A transaction with what happened to it. */
public record History(
    @JsonUnwrapped Transaction transaction, List<Entry> timeline, List<Parked> parked, AsOf asOf) {

  /** A journal entry. */
  public record Entry(
      String type,
      String eventId,
      String occurredAt,
      int partition,
      long offset,
      int step,
      String status,
      String chainHash,
      List<Posting> postings) {}

  /** An amount moved from one account to another. */
  public record Posting(String debit, String credit, long amount, String currency) {}

  /** An event of the order that could not be posted. */
  public record Parked(int partition, long offset, String reason, String detail) {}
}
