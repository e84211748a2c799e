package dev.quittance.cli.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.quittance.cli.response.ChainHeads.Head;
import dev.quittance.cli.response.TrialBalance;
import dev.quittance.ledger.core.fold.TransactionStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came out of the log.
 *
 * @param events how many were read
 * @param asOf the time after which entries do not count
 * @param accounts how many, each currency by itself
 * @param parkedByReason how many are parked
 * @param parked the first of them
 * @param heads the chains' heads where the log was read to; a bound in time does not cut chains
 * @param pinned checks of pinned heads; empty if none were given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditReport(
    String topic,
    long events,
    @Nullable String asOf,
    int accounts,
    Map<TransactionStatus, Long> transactions,
    Map<String, Long> parkedByReason,
    List<ParkedPlace> parked,
    TrialBalance trialBalance,
    List<Head> heads,
    List<PinnedCheck> pinned) {

  @JsonIgnore
  boolean isGood() {
    return trialBalance.isBalanced() && pinned.stream().allMatch(PinnedCheck::matches);
  }
}
