package dev.quittance.ledger.core.posting;

/**
 * An amount moved between two accounts of one currency: debited to one, credited to the other. An
 * unbalanced posting cannot be written down, so neither can an unbalanced entry.
 *
 * @param amountMinor minor units of the accounts' currency, positive
 */
public record Posting(Account debit, Account credit, long amountMinor) {

  public Posting {
    if (amountMinor <= 0) {
      throw new IllegalArgumentException("a posting moves a positive amount, not " + amountMinor);
    }
    if (!debit.currency().equals(credit.currency())) {
      throw new IllegalArgumentException(
          "a posting moves one currency: " + debit.path() + " and " + credit.path() + " differ");
    }
    if (debit.equals(credit)) {
      throw new IllegalArgumentException("a posting moves between two accounts: " + debit.path());
    }
  }
}
