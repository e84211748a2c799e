package dev.quittance.payments.gateway.bank;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.TextRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Our accounts. */
@ApplicationScoped
public class BankAccounts {

  /**
   * An account of ours.
   *
   * @param name in events and in the ledger
   * @param number an IBAN, or its number at the bank
   */
  public record BankAccount(
      String name, String number, Currency currency, String holder, String bank) {}

  private final List<BankAccount> accounts;

  BankAccounts(BankGatewayConfig config) {
    List<BankAccount> all = new ArrayList<>();
    config
        .accounts()
        .forEach((name, account) ->
            all.add(
                new BankAccount(
                    name,
                    account.number().replace(" ", ""),
                    Money.currencyOf(account.currency()),
                    account.holder(),
                    account.bank())));
    all.sort((one, other) -> one.name().compareTo(other.name()));
    all.forEach(BankAccounts::require);
    if (all.stream().map(BankAccount::number).distinct().count() < all.size()) {
      throw new IllegalArgumentException(
          "two of quittance.payment.gateways.bank.accounts have the same number");
    }
    this.accounts = List.copyOf(all);
  }

  private static void require(BankAccount account) {
    if (!Ids.isName(account.name())
        || !TextRule.isText(account.number())
        || !TextRule.isText(account.holder())
        || !TextRule.isText(account.bank())) {
      throw new IllegalArgumentException(
          "quittance.payment.gateways.bank.accounts.%s needs a name of letters, digits, '-' and '_', a number, a holder and a bank"
              .formatted(account.name()));
    }
  }

  /** Where buyers pay to in that currency. */
  public Optional<BankAccount> in(Currency currency) {
    return accounts.stream().filter(account -> account.currency().equals(currency)).findFirst();
  }

  /** Those in which buyers can pay. */
  public Set<Currency> currencies() {
    return accounts.stream().map(BankAccount::currency).collect(Collectors.toUnmodifiableSet());
  }

  public Optional<BankAccount> named(String name) {
    return accounts.stream().filter(account -> account.name().equals(name)).findFirst();
  }

  /** The account with that IBAN or number. */
  public Optional<BankAccount> numbered(String number) {
    return accounts.stream().filter(account -> account.number().equals(number)).findFirst();
  }

  /** All of them, for people. */
  public String inWords() {
    return accounts.isEmpty()
        ? "none is configured"
        : accounts.stream()
            .map(one -> one.number() + " in " + one.currency().getCurrencyCode())
            .collect(Collectors.joining(", "));
  }
}
