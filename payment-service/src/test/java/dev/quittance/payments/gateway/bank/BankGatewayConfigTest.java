package dev.quittance.payments.gateway.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Money;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts, as stacks configure them: by the environment. */
class BankGatewayConfigTest {

  private static final String ACCOUNTS = "QUITTANCE_PAYMENT_GATEWAYS_BANK_ACCOUNTS_";

  private final Map<String, String> environment = new HashMap<>();

  @Test
  void theEnvironmentNamesOurAccounts() {
    account("CNY", "CNY", "1109 0688 0011");
    account("EUR", "EUR", "DE02100100109307118603");
    BankAccounts accounts = accounts();
    assertThat(accounts.in(Money.currencyOf("CNY")).orElseThrow())
        .isEqualTo(
            new BankAccounts.BankAccount(
                "cny", "110906880011", Money.currencyOf("CNY"), "Us", "A bank"));
    assertThat(accounts.numbered("DE02100100109307118603").orElseThrow().name()).isEqualTo("eur");
    assertThat(accounts.in(Money.currencyOf("USD"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CNY, 7, same number", "XYZ, 8, currency", "CNY, '  ', needs a name"})
  void accountsThatCannotBeStopTheStart(String currency, String number, String message) {
    account("A", "CNY", "7");
    account("B", currency, number);
    assertThatThrownBy(this::accounts).hasMessageContaining(message);
  }

  private void account(String name, String currency, String number) {
    environment.put(ACCOUNTS + name + "_CURRENCY", currency);
    environment.put(ACCOUNTS + name + "_NUMBER", number);
    environment.put(ACCOUNTS + name + "_HOLDER", "Us");
    environment.put(ACCOUNTS + name + "_BANK", "A bank");
  }

  private BankAccounts accounts() {
    return new BankAccounts(
        new SmallRyeConfigBuilder()
            .withSources(new EnvConfigSource(environment, 300))
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(BankGatewayConfig.class)
            .build()
            .getConfigMapping(BankGatewayConfig.class));
  }
}
