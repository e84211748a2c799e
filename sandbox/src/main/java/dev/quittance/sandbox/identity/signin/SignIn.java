package dev.quittance.sandbox.identity.signin;

import dev.quittance.sandbox.identity.AuthorizationRequest;
import dev.quittance.sandbox.identity.Person;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in on its way.
 *
 * @param purpose what it is for
 * @param person who gave the password; null before
 * @param failures wrong passwords and codes so far
 */
public record SignIn(Purpose purpose, @Nullable Person person, int failures) {

  private static final int MAX_FAILURES = 5;

  /** What a sign-in is for. */
  public sealed interface Purpose {
    boolean secondFactor();
  }

  /** A browser that goes back to its application. */
  public record ForApplication(AuthorizationRequest request) implements Purpose {
    @Override
    public boolean secondFactor() {
      return request.secondFactor();
    }
  }

  /** A device that waits elsewhere. */
  public record ForDevice(String userCode, boolean secondFactor) implements Purpose {}

  public static SignIn begin(Purpose purpose) {
    return new SignIn(purpose, null, 0);
  }

  public SignIn recognized(Person who) {
    return new SignIn(purpose, who, failures);
  }

  public SignIn failed() {
    return new SignIn(purpose, person, failures + 1);
  }

  public boolean isOver() {
    return failures >= MAX_FAILURES;
  }
}
