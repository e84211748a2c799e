package dev.quittance.kit.approval;

import dev.quittance.kit.json.Fingerprint;
import dev.quittance.kit.security.Assessor;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Command;
import dev.quittance.kit.security.CommandGuard;
import dev.quittance.kit.security.SecondFactor;
import dev.quittance.kit.security.Stake;
import dev.quittance.kit.security.StepUpLimits;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Carries a command out in one transaction with the use of its approval. A command that lacks one
 * is rolled back before its effect, and an approval is requested in a transaction of its own.
 */
@IfBuildProperty(name = Approvals.NEEDS, stringValue = Approvals.DATABASE)
@ApplicationScoped
class ApprovalGuard implements CommandGuard {

  /** The command waits for a second person. */
  private static final class SecondPersonNeededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApprovalRequest request;

    SecondPersonNeededException(ApprovalRequest request) {
      super("a second person has to approve " + request.method() + " " + request.path());
      this.request = request;
    }
  }

  private final CommandGate gate;
  private final StepUpLimits limits;
  private final SecondFactor secondFactor;
  private final Approvals approvals;
  private final Fingerprint fingerprints;
  private final Caller caller;

  ApprovalGuard(
      CommandGate gate,
      StepUpLimits limits,
      SecondFactor secondFactor,
      Approvals approvals,
      Fingerprint fingerprints,
      Caller caller) {
    this.gate = gate;
    this.limits = limits;
    this.secondFactor = secondFactor;
    this.approvals = approvals;
    this.fingerprints = fingerprints;
    this.caller = caller;
  }

  @Override
  public void prepareForGroup(Command command, Assessor assessor) {
    gate.closeForGroup(
        Passage.within(limits, command.action()),
        alone -> (Response) carryOut(command, assessor, alone::get));
  }

  @Override
  public Object carryOut(Command command, Assessor assessor, Callable<Object> method) {
    AtomicReference<@Nullable Approval> used = new AtomicReference<>();
    gate.close(() -> used.set(check(command, assessor)));
    try {
      return QuarkusTransaction.requiringNew()
          .call(() -> {
            if (!command.repeatable()) {
              gate.pass();
            }
            Object answer = method.call();
            if (!gate.isOpen()) {
              throw new IllegalStateException(
                  command.path() + " has an Idempotency-Key, but does not use Idempotency");
            }
            Approval approval = used.get();
            if (approval != null) {
              approvals.used(approval);
            }
            return answer;
          });
    } catch (SecondPersonNeededException e) {
      throw new WebApplicationException(pending(approvals.request(e.request)));
    }
  }

  /** The approval that was used up; null if none was needed. */
  private @Nullable Approval check(Command command, Assessor assessor) {
    Optional<Stake> found = assessor.assess(command);
    if (found.isEmpty()) {
      return null;
    }
    Stake stake = found.get();
    if (limits.needSecondFactor(command.action(), stake.worth())) {
      secondFactor.require();
    }
    if (!limits.needSecondPerson(command.action(), stake.worth())) {
      return null;
    }
    ApprovalRequest request = request(command, stake);
    return approvals.use(request).orElseThrow(() -> new SecondPersonNeededException(request));
  }

  private ApprovalRequest request(Command command, Stake stake) {
    Object body = command.body();
    byte[] bodySha256 = fingerprints.of(body == null ? Map.of() : body);
    return new ApprovalRequest(
        command.action(),
        caller.id(),
        command.method(),
        command.path(),
        bodySha256,
        fingerprints.of(
            List.of(
                caller.id(),
                command.method(),
                command.path(),
                HexFormat.of().formatHex(bodySha256),
                String.valueOf(stake.worth()))),
        command.roles(),
        stake);
  }

  private static Response pending(Approval approval) {
    return Response.accepted(ApprovalView.of(approval))
        .type(MediaType.APPLICATION_JSON)
        .location(URI.create("/approvals/" + approval.id()))
        .build();
  }
}
