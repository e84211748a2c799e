package dev.quittance.sandbox.identity.signin;

import dev.quittance.sandbox.SandboxConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** The sign-ins whose page is open. Each page has a ticket of its own, which works once. */
@Singleton
public class SignIns {

  private final Waiting<SignIn> open;

  SignIns(Clock clock, SandboxConfig config) {
    this.open = new Waiting<>(clock, config.identity().signInLifetime());
  }

  /** The ticket of its next page. */
  public String open(SignIn signIn) {
    return open.add(signIn);
  }

  public Optional<SignIn> of(String ticket) {
    return open.remove(ticket);
  }
}
