package dev.quittance.ledger.api.snapshot;

import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.ledger.query.snapshot.ReadRefusal;
import dev.quittance.ledger.query.snapshot.ReadRefusal.CurrencyMissing;
import dev.quittance.ledger.query.snapshot.ReadRefusal.GenerationDropped;
import dev.quittance.ledger.query.snapshot.ReadRefusal.LedgerChanged;
import dev.quittance.ledger.query.snapshot.ReadRefusal.NoSuchCurrency;
import dev.quittance.ledger.query.snapshot.ReadRefusal.OffsetNotConsumed;
import dev.quittance.ledger.query.snapshot.ReadRefusal.OffsetNotReached;
import dev.quittance.ledger.query.snapshot.ReadRefusal.PartitionsDiffer;
import dev.quittance.ledger.query.snapshot.ReadRefusal.UnknownAccount;
import dev.quittance.ledger.query.snapshot.ReadRefusal.UnknownPartition;
import dev.quittance.ledger.query.snapshot.ReadResult;
import java.time.Duration;
import java.util.Locale;

/** Refused reads as problems that say what to ask for instead. */
public final class ReadProblems {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private ReadProblems() {}

  /**
   * @throws ProblemException if the read was refused
   */
  public static <T> T require(ReadResult<T> result) {
    return result.orElseThrow(ReadProblems::of);
  }

  public static ProblemException unknownAccount() {
    return ProblemException.notFound(
        "The ledger has no such account: GET /accounts?prefix= lists those it has.");
  }

  private static ProblemException of(ReadRefusal refusal) {
    return switch (refusal) {
      case PartitionsDiffer(var heads) ->
          ProblemException.of(
              ProblemCode.BAD_OFFSETS,
              "asOfOffsets must name every partition once, as in asOf.offsets of an answer. Now: "
                  + heads.text());
      case UnknownPartition(var heads) ->
          ProblemException.of(
              ProblemCode.UNKNOWN_PARTITION,
              "minOffset names a partition that the log does not have. It has: " + heads.text());
      case OffsetNotConsumed(var partition, var asked, var heads) ->
          ProblemException.of(
              ProblemCode.OFFSET_AHEAD_OF_LEDGER,
              String.format(
                  Locale.ROOT,
                  "Partition %d has been consumed up to %d, not %d. Ask for at most %s.",
                  partition,
                  heads.at(partition),
                  asked,
                  heads.text()));
      case OffsetNotReached(var minOffsets, var waited) ->
          new ProblemException(
                  Problem.of(
                      ProblemCode.OFFSET_NOT_REACHED,
                      String.format(
                          Locale.ROOT,
                          "The ledger did not reach minOffset=%s within %d ms. Retry later, or"
                              + " without it.",
                          minOffsets.text(),
                          waited.toMillis())))
              .after(RETRY_AFTER);
      case LedgerChanged() ->
          ProblemException.of(
              ProblemCode.LEDGER_CHANGED,
              "The ledger was rebuilt since the first page, and differences were accepted."
                  + " Begin again, without cursor=.");
      case GenerationDropped(var generation) ->
          ProblemException.of(
              ProblemCode.LEDGER_CHANGED,
              String.format(
                  Locale.ROOT,
                  "Generation %d of the ledger, from which the answer began, was dropped."
                      + " Begin again.",
                  generation));
      case UnknownAccount() -> unknownAccount();
      case NoSuchCurrency(var account, var currency, var currencies) ->
          ProblemException.notFound(
              "%s has no account in %s; it has %s."
                  .formatted(account, currency, String.join(", ", currencies)));
      case CurrencyMissing(var currencies) ->
          ProblemException.of(
              ProblemCode.CURRENCY_MISSING,
              "This account has balances in several currencies: add currency=, one of %s."
                  .formatted(String.join(", ", currencies)));
    };
  }
}
