package dev.quittance.payments.gateway;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The gateways there are. */
@ApplicationScoped
public class Gateways {

  /** Asked where no gateway takes the payment method: it says no in its own words. */
  private static final String DEFAULT = "stripe";

  private final List<PaymentGateway> gateways;

  Gateways(@All List<PaymentGateway> gateways) {
    this.gateways = List.copyOf(gateways);
    Set<String> names = new HashSet<>();
    for (PaymentGateway gateway : gateways) {
      if (!names.add(gateway.name())) {
        throw new IllegalStateException("two gateways are named " + gateway.name());
      }
    }
  }

  /** The name of the gateway that is to authorize payments by this method. */
  public String nameFor(String paymentMethodId) {
    return gateways.stream()
        .filter(gateway -> gateway.takes(paymentMethodId))
        .findFirst()
        .map(PaymentGateway::name)
        .orElse(DEFAULT);
  }

  /** The gateway of that name; empty if this installation no longer has it. */
  public Optional<PaymentGateway> named(String name) {
    return gateways.stream().filter(gateway -> gateway.name().equals(name)).findFirst();
  }
}
