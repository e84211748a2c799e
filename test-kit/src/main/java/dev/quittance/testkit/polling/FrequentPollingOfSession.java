package dev.quittance.testkit.polling;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** {@link FrequentPolling} in a JVM of tests. */
public final class FrequentPollingOfSession implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    FrequentPolling.isDefault();
  }
}
