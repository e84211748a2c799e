package dev.quittance.sandbox.faults;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Which faults there are now. */
@Singleton
public class FaultMenu {

  /** The names of the gateways here. */
  public static final List<String> GATEWAYS = List.of("card", "alipay", "bank");

  /**
   * A fault at a rate.
   *
   * @param rate 0 to 1
   * @param time see {@link FaultKind}
   */
  public record Rate(FaultKind kind, double rate, Duration time) {}

  /**
   * A fault for one key.
   *
   * @param times how often it still happens
   */
  public record Keyed(FaultKind kind, Duration time, int times) {}

  /** What a gateway is set to. */
  public record Settings(long seed, List<Rate> rates, Map<String, List<Keyed>> keys) {}

  private static final class OfGateway {
    private long seed;
    private Random random = new Random(0);
    private List<Rate> rates = List.of();
    private final Map<String, List<Keyed>> keys = new TreeMap<>();
  }

  private final Map<String, OfGateway> gateways = new HashMap<>();

  /** Replaces the rates of a gateway. The same seed draws the same faults in the same order. */
  public synchronized void setRates(String gateway, long seed, List<Rate> rates) {
    OfGateway of = of(gateway);
    of.seed = seed;
    of.random = new Random(seed);
    of.rates = List.copyOf(rates);
  }

  /**
   * Replaces the faults of a key.
   *
   * @param key an idempotency key, a reference of the caller's, or an amount in minor units
   */
  public synchronized void setKey(String gateway, String key, List<Keyed> faults) {
    of(gateway).keys.put(key, new ArrayList<>(faults));
  }

  public synchronized void clear() {
    gateways.clear();
  }

  /** All that is set, by gateway. */
  public synchronized Map<String, Settings> all() {
    Map<String, Settings> all = new TreeMap<>();
    gateways.forEach((name, of) -> {
      Map<String, List<Keyed>> keys = new TreeMap<>();
      of.keys.forEach((key, faults) -> keys.put(key, List.copyOf(faults)));
      all.put(name, new Settings(of.seed, of.rates, keys));
    });
    return all;
  }

  /**
   * Draws the faults of one thing that happens; a fault of a key has then happened once more.
   *
   * @param keys all that it is known by
   */
  public synchronized Draw draw(FaultKind.Scope scope, String gateway, List<String> keys) {
    OfGateway of = gateways.get(gateway);
    if (of == null) {
      return Draw.NONE;
    }
    Map<FaultKind, Duration> drawn = new EnumMap<>(FaultKind.class);
    for (Rate rate : of.rates) {
      if (rate.kind().scope() == scope && of.random.nextDouble() < rate.rate()) {
        drawn.put(rate.kind(), rate.time());
      }
    }
    for (String key : keys) {
      List<Keyed> faults = of.keys.get(key);
      if (faults != null) {
        use(faults, scope, drawn);
        if (faults.isEmpty()) {
          of.keys.remove(key);
        }
      }
    }
    return new Draw(drawn);
  }

  private static void use(
      List<Keyed> faults, FaultKind.Scope scope, Map<FaultKind, Duration> drawn) {
    List<Keyed> left = new ArrayList<>();
    for (Iterator<Keyed> each = faults.iterator(); each.hasNext(); ) {
      Keyed fault = each.next();
      if (fault.kind().scope() == scope) {
        each.remove();
        drawn.put(fault.kind(), fault.time());
        if (fault.times() > 1) {
          left.add(new Keyed(fault.kind(), fault.time(), fault.times() - 1));
        }
      }
    }
    faults.addAll(left);
  }

  private OfGateway of(String gateway) {
    if (!GATEWAYS.contains(gateway)) {
      throw new IllegalArgumentException("there is no gateway " + gateway);
    }
    return gateways.computeIfAbsent(gateway, unused -> new OfGateway());
  }
}
