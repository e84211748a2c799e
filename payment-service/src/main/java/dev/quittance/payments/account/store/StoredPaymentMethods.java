package dev.quittance.payments.account.store;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.account.PaymentMethods;
import dev.quittance.payments.gateway.Gateways;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Resolves names of payment methods. */
@ApplicationScoped
class StoredPaymentMethods implements PaymentMethods {

  private static final String INSTRUMENT = "pm_";

  private final Gateways gateways;

  StoredPaymentMethods(Gateways gateways) {
    this.gateways = gateways;
  }

  @Override
  public List<Method> resolveAll(List<Named> named) {
    return named.stream().map(this::method).toList();
  }

  private Method method(Named named) {
    String token = named.paymentMethodId();
    return Ids.isId(INSTRUMENT, token)
        ? new Method.Unusable(FailureReason.INSTRUMENT_UNUSABLE)
        : new Method.Usable(gateways.nameFor(token), token, null, null, false, false);
  }
}
