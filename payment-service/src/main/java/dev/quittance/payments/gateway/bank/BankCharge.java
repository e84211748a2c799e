package dev.quittance.payments.gateway.bank;

import java.util.Optional;

/**
 * The gateway's reference of a payment by bank transfer: {@code main-eur/SB1000000001}, the account
 * that received the money and the bank's own name of what it received.
 */
public record BankCharge(String account, String bankReference) {

  public static Optional<BankCharge> of(String reference) {
    int slash = reference.indexOf('/');
    return slash < 1
        ? Optional.empty()
        : Optional.of(
            new BankCharge(reference.substring(0, slash), reference.substring(slash + 1)));
  }

  public String text() {
    return account + "/" + bankReference;
  }
}
