package dev.quittance.testkit.polling;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;

/** {@link FrequentPolling} in the class loader of a Quarkus application under test. */
public final class FrequentPollingOfApplication implements QuarkusTestBeforeClassCallback {

  @Override
  public void beforeClass(Class<?> testClass) {
    FrequentPolling.isDefault();
  }
}
