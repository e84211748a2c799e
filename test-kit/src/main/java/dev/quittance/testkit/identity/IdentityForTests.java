package dev.quittance.testkit.identity;

import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** One identity provider for all tests of a JVM: services under test accept its tokens. */
public final class IdentityForTests implements LauncherSessionListener {

  private @Nullable TestIdentity identity;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    TestIdentity started = TestIdentity.start();
    identity = started;
    System.setProperty("quarkus.oidc.auth-server-url", started.issuer());
    System.setProperty(Tokens.ISSUER, started.issuer());
    System.setProperty(Tokens.KEY, started.signer().key());
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (identity != null) {
      identity.close();
    }
  }
}
