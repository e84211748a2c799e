package dev.quittance.payments.gateway;

import dev.quittance.payments.config.PaymentConfig;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The gateways there are, by their names and by those they had before. */
@ApplicationScoped
public class Gateways {

  private final List<PaymentGateway> gateways;
  private final Map<String, PaymentGateway> byName = new HashMap<>();
  private final String fallback;

  Gateways(@All List<PaymentGateway> gateways, PaymentConfig config) {
    this.gateways =
        gateways.stream().sorted(Comparator.comparing(PaymentGateway::isStandIn)).toList();
    this.fallback = config.fallbackGateway();
    for (PaymentGateway gateway : gateways) {
      List<String> names = new ArrayList<>(gateway.formerNames());
      names.add(gateway.name());
      for (String name : names) {
        PaymentGateway other = byName.put(name, gateway);
        if (other != null && !other.equals(gateway)) {
          throw new IllegalStateException("two gateways are or were named " + name);
        }
      }
    }
  }

  /** The name of the gateway that is to authorize payments by this method. */
  public String nameFor(String paymentMethodId) {
    return gateways.stream()
        .filter(gateway -> gateway.accepts(paymentMethodId))
        .findFirst()
        .map(PaymentGateway::name)
        .orElse(fallback);
  }

  /** Whether some gateway authorizes payments by this method. */
  public boolean isAnyFor(String paymentMethodId) {
    return gateways.stream().anyMatch(gateway -> gateway.accepts(paymentMethodId));
  }

  /** The gateway of that name; empty if this installation no longer has it. */
  public Optional<PaymentGateway> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** What the gateway of that name is called now; the same name if there is no such gateway. */
  public String nameOf(String name) {
    return named(name).map(PaymentGateway::name).orElse(name);
  }

  /** All names, those of before and the one for methods that no gateway accepts included. */
  public Set<String> names() {
    Set<String> names = new HashSet<>(byName.keySet());
    names.add(fallback);
    return names;
  }

  /** Whether both are names of one gateway, of now or before. */
  public boolean isSame(String name, String other) {
    PaymentGateway gateway = byName.get(name);
    return name.equals(other) || gateway != null && gateway.equals(byName.get(other));
  }

  /** How long buyers may take to act at the gateway of that name, if it says so. */
  public Optional<Duration> challengeDeadline(String name) {
    return named(name).flatMap(PaymentGateway::challengeDeadline);
  }

  /** The settling time of the gateway of that name; none if there is no such gateway. */
  public Duration settlingTime(String name) {
    return named(name).map(PaymentGateway::settlingTime).orElse(Duration.ZERO);
  }
}
