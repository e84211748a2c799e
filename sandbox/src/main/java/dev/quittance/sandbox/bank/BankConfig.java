package dev.quittance.sandbox.bank;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** The bank's settings, under {@code quittance.sandbox.bank.*}. */
@ConfigMapping(prefix = "quittance.sandbox.bank")
public interface BankConfig {

  /** With what an account's owner shows that he is: {@code Authorization: Bearer}. */
  @WithDefault("sandbox-bank-key")
  String apiKey();

  /** The accounts, by their IBAN or number. */
  Map<String, Account> accounts();

  /** An account. */
  interface Account {

    /** An ISO 4217 code. */
    String currency();

    /** Minor units at the beginning. */
    @WithDefault("0")
    long opening();
  }
}
