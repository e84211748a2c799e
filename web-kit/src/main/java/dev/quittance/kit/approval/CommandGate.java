package dev.quittance.kit.approval;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private Passage passage = Passage.FREE;
  private Function<Supplier<Response>, Response> guarded = Supplier::get;

  void close(Runnable untilPassed) {
    check = untilPassed;
  }

  /**
   * Lets a command pass with its group.
   *
   * @param guarded how it is carried out if it cannot
   */
  void closeForGroup(Passage passage, Function<Supplier<Response>, Response> guarded) {
    this.passage = passage;
    this.guarded = guarded;
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

  /**
   * What a command asks in its group.
   *
   * @throws IllegalStateException if the command is guarded, and its {@link
   *     dev.quittance.kit.security.StepUp} does not say that it is stored in a group
   */
  public Passage passage() {
    if (check != null) {
      throw new IllegalStateException("a guarded command is stored in a group without saying so");
    }
    return passage;
  }

  /**
   * Carries a command out that could not pass with its group: in a transaction of its own, with
   * what it needs.
   *
   * @param command uses {@link dev.quittance.kit.idempotency.Idempotency}
   */
  public Response alone(Supplier<Response> command) {
    return guarded.apply(command);
  }
}
