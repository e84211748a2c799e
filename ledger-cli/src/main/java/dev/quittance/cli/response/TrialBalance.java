package dev.quittance.cli.response;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole ledger's debits and credits, by currency.
 *
 * @param asOf what state of the service's ledger it is of; null if it is of no service's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialBalance(List<InCurrency> currencies, @Nullable AsOf asOf) {

  /** The sums of one currency; the difference is zero, or something is badly wrong. */
  public record InCurrency(
      String currency,
      long debits,
      long credits,
      long difference,
      Pending pending,
      List<Line> lines) {

    @JsonIgnore
    public boolean isBalanced() {
      return difference == 0 && pending.debits() == pending.credits();
    }
  }

  /** An account, or all accounts of buyers or of suppliers. */
  public record Line(String account, long debits, long credits, long balance) {}

  @JsonIgnore
  public boolean isBalanced() {
    return currencies.stream().allMatch(InCurrency::isBalanced);
  }
}
