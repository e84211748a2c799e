package dev.quittance.payments.receipt;

import dev.quittance.contract.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which receipts pay for something: all of each, in the order given, until it is covered. A payment
 * is paid as a whole, and from one account of ours, as its event names one.
 *
 * @param parts what each gives, positive
 */
public record Cover(List<Part> parts) {

  /** What one receipt gives. */
  public record Part(Receipt receipt, Money amount) {}

  public Cover {
    parts = List.copyOf(parts);
  }

  /**
   * @param receipts in the currency of what is needed
   * @return empty if what is left of them on no account is enough
   */
  public static Optional<Cover> of(List<Receipt> receipts, Money needed) {
    return receipts.stream()
        .map(receipt -> receipt.terms().bankAccount())
        .distinct()
        .map(account -> ofOneAccount(receipts, account, needed))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Cover> ofOneAccount(
      List<Receipt> receipts, String account, Money needed) {
    List<Part> parts = new ArrayList<>();
    Money missing = needed;
    for (Receipt receipt : receipts) {
      Money left = receipt.left();
      boolean usable = receipt.terms().bankAccount().equals(account) && left.isPositive();
      if (usable && missing.isPositive()) {
        Money given = missing.minus(left).isNegative() ? missing : left;
        parts.add(new Part(receipt, given));
        missing = missing.minus(given);
      }
    }
    return missing.isPositive() ? Optional.empty() : Optional.of(new Cover(parts));
  }

  /** Whether the receipt gives something. */
  public boolean has(Receipt receipt) {
    return parts.stream().anyMatch(part -> part.receipt().equals(receipt));
  }
}
