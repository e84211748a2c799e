package dev.quittance.kit.approval;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * What the command of this request has to pass before its effect. It stands behind the look for a
 * stored answer, and in the transaction of the effect. Open for requests that no {@link
 * dev.quittance.kit.security.StepUp} guards.
 */
@IfBuildProperty(name = Approvals.NEEDS, stringValue = Approvals.DATABASE)
@RequestScoped
public class CommandGate {

  private @Nullable Runnable check;

  void close(Runnable untilPassed) {
    check = untilPassed;
  }

  /** Opens it, unless the command needs more than its caller has shown. */
  public void pass() {
    if (check != null) {
      check.run();
      check = null;
    }
  }

  /** Opens it for an answer that was given before: nothing is done. */
  public void skip() {
    check = null;
  }

  boolean isOpen() {
    return check == null;
  }
}
