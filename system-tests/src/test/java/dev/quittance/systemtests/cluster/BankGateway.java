package dev.quittance.systemtests.cluster;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The bank of a cluster: the shared sandbox plays it, and all clusters have its accounts. */
public final class BankGateway {

  /** The account for EUR, by its number. */
  public static final String EUR_ACCOUNT = "DE02100100109307118603";

  /** The account for CNY, by its number. */
  public static final String CNY_ACCOUNT = "110906880011";

  private static final String SETTINGS = "quittance.payment.gateways.bank.";

  private final URI base;

  private BankGateway(URI base) {
    this.base = base;
  }

  static BankGateway of(Sandbox sandbox) {
    return new BankGateway(OutsideWorld.of(sandbox).base().resolve("/bank/api"));
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put(SETTINGS + "enabled", "true");
    settings.put(SETTINGS + "base-url", base.toString());
    account(settings, "eur", EUR_ACCOUNT, "PBNKDEFF");
    account(settings, "cny", CNY_ACCOUNT, "ICBC 102100099996");
    return settings;
  }

  private static void account(
      Map<String, String> settings, String name, String number, String bank) {
    String account = SETTINGS + "accounts." + name + ".";
    settings.put(account + "number", number);
    settings.put(account + "currency", name.toUpperCase(Locale.ROOT));
    settings.put(account + "holder", "Quittance Marketplace Ltd.");
    settings.put(account + "bank", bank);
  }

  /** What is not for a command line. */
  String secrets() {
    return SETTINGS + "api-key=sandbox-bank-key";
  }
}
