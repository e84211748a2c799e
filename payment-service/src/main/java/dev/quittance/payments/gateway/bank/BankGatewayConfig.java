package dev.quittance.payments.gateway.bank;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Our accounts and their bank, under {@code quittance.payment.gateways.bank.*}. */
@ConfigMapping(prefix = "quittance.payment.gateways.bank")
public interface BankGatewayConfig {

  /** Whether buyers can pay by bank transfer. Statements are imported and refunds paid anyway. */
  @WithDefault("false")
  boolean enabled();

  /** The bank's API for its customers. */
  @WithDefault("http://localhost:8090/bank/api")
  URI baseUrl();

  /** Shows the bank that the accounts are ours. Better in a file. */
  Optional<String> apiKey();

  /** A file that has nothing but that key. */
  Optional<Path> apiKeyFile();

  /** How long a buyer may take until his transfer is booked. */
  @WithDefault("7d")
  Duration deadline();

  /** Our accounts, by the names that they have in events and in the ledger. */
  Map<String, Account> accounts();

  /** An account of ours. */
  interface Account {

    /** Its IBAN, or its number at the bank; without blanks. */
    String number();

    /** An ISO 4217 code. Buyers pay to the first account, by name, in their currency. */
    String currency();

    /** Whose account it is, as buyers have to write it. */
    String holder();

    /** The bank's BIC, or its name and code. */
    String bank();
  }
}
