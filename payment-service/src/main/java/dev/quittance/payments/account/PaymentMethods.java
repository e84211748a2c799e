package dev.quittance.payments.account;

import java.util.List;

/**
 * What the names of payment methods in orders stand for: an instrument of the buyer ({@code pm_}
 * and 32 hex digits), or a plain token of a gateway for programs that have no accounts here.
 */
public interface PaymentMethods {

  /**
   * A buyer's name of a payment method.
   *
   * @param buyerId who pays
   * @param paymentMethodId as in the order
   */
  record Named(String buyerId, String paymentMethodId) {}

  /**
   * What each name stands for, in the order given; one query for all. Within the caller's
   * transaction, if there is one.
   */
  List<Method> resolveAll(List<Named> named);

  /** What one name stands for. */
  default Method resolve(String buyerId, String paymentMethodId) {
    return resolveAll(List.of(new Named(buyerId, paymentMethodId))).getFirst();
  }
}
