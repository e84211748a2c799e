package dev.quittance.payments.gateway.wallet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A configuration for tests.
 *
 * @param publicKey Alipay's, or what stands for it
 */
record TestAlipayConfig(
    boolean enabled,
    Optional<String> baseUrl,
    Optional<String> clientId,
    Optional<String> privateKey,
    Optional<String> publicKey)
    implements AlipayConfig {

  static TestAlipayConfig of(AlipayStub stub) {
    return new TestAlipayConfig(
        true,
        Optional.of(stub.url()),
        Optional.of(AlipayStub.CLIENT),
        Optional.of(AlipayStub.text(stub.merchant.getPrivate())),
        Optional.of(AlipayStub.text(stub.alipay.getPublic())));
  }

  @Override
  public Optional<Path> privateKeyFile() {
    return Optional.empty();
  }

  @Override
  public Optional<Path> publicKeyFile() {
    return Optional.empty();
  }

  @Override
  public int keyVersion() {
    return 1;
  }

  @Override
  public Optional<String> notifyUrl() {
    return Optional.of("http://localhost:8082/gateway-notifications/alipay");
  }

  @Override
  public Optional<String> returnUrl() {
    return Optional.of("http://localhost:8080/");
  }

  @Override
  public String methodType() {
    return "ALIPAY_CN";
  }

  @Override
  public Optional<String> settlementCurrency() {
    return Optional.empty();
  }

  @Override
  public Duration settlingTime() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration maxSignatureAge() {
    return Duration.ofMinutes(5);
  }
}
