package dev.quittance.kit.security;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method whose command needs a fresh second factor (RFC 9470), and above a limit a
 * second person. The limits are {@code quittance.step-up.actions.{action}}, see {@link
 * StepUpConfig}; an action without limits always needs both.
 *
 * <p>The method runs in a transaction that carries an approval out with it: what it changes joins
 * that transaction, and what cannot be rolled back waits for its commit. It rejects a command by an
 * exception. A method with an {@code Idempotency-Key} uses {@link
 * dev.quittance.kit.idempotency.Idempotency}. The service needs a database.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface StepUp {

  /** Under which name its limits are configured, and approvals are listed. */
  @Nonbinding
  String action() default "";

  /** The bean that says what a command is about. */
  @Nonbinding
  Class<? extends Assessor> by() default Assessor.class;

  /**
   * Whether commands are stored in groups. The method then runs in no transaction. A command asks
   * in its group whether it may take effect ({@link
   * dev.quittance.kit.idempotency.GroupedIdempotency.Asked#passes}); if not, the method carries it
   * out by {@link dev.quittance.kit.approval.CommandGate#alone}.
   */
  @Nonbinding
  boolean grouped() default false;
}
