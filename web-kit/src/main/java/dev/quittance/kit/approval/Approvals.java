package dev.quittance.kit.approval;

import dev.quittance.contract.Ids;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.SecondFactor;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests, decides, uses and lists approvals. Each step is in the audit trail. */
@IfBuildProperty(name = Approvals.NEEDS, stringValue = Approvals.DATABASE)
@ApplicationScoped
public class Approvals {

  /** The beans of this package exist only in a service that has this build property: */
  static final String NEEDS = "quarkus.datasource.db-kind";

  static final String DATABASE = "postgresql";

  private final ApprovalStore store;
  private final ApprovalTrail trail;
  private final SecondFactor secondFactor;
  private final Caller caller;

  Approvals(ApprovalStore store, ApprovalTrail trail, SecondFactor secondFactor, Caller caller) {
    this.store = store;
    this.trail = trail;
    this.secondFactor = secondFactor;
    this.caller = caller;
  }

  /** The open approval of that request; a new one if there is none. */
  Approval request(ApprovalRequest request) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          store.expire(request);
          Optional<Approval> created = store.create(Ids.next(Approval.ID_PREFIX), request);
          created.ifPresent(trail::requested);
          return created.orElseGet(() -> store.open(request).orElseThrow());
        });
  }

  /**
   * Uses an approval up within the current transaction; empty if there is none. Of two at once, the
   * second waits until the first has committed or not.
   */
  Optional<Approval> use(ApprovalRequest request) {
    return store.use(request);
  }

  /** Records that the command was carried out, in its transaction. */
  void used(Approval approval) {
    trail.used(approval);
  }

  /**
   * Approves a command of somebody else.
   *
   * @throws ProblemException 404, 401 without a fresh second factor, 403 for one's own or without a
   *     role that may make the request, 409 if it does not wait for a decision
   */
  public Approval approve(String id) {
    return decide(id, ApprovalStatus.APPROVED, null);
  }

  /** Rejects a command of somebody else; throws as {@link #approve} does. */
  public Approval reject(String id, String reason) {
    return decide(id, ApprovalStatus.REJECTED, reason);
  }

  private Approval decide(String id, ApprovalStatus decision, @Nullable String reason) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          requireAllowed(find(id));
          Approval decided =
              store.decide(id, decision, caller.id(), reason).orElseThrow(() -> over(find(id)));
          trail.decided(decided);
          return decided;
        });
  }

  private void requireAllowed(Approval approval) {
    if (approval.requestedBy().equals(caller.id())) {
      throw ProblemException.of(
          ProblemCode.OWN_REQUEST,
          "You have requested this yourself: somebody else has to decide.");
    }
    if (approval.roles().stream().noneMatch(caller::is)) {
      throw ProblemException.of(
          ProblemCode.FORBIDDEN,
          "Who decides on this needs a role that may make the request: "
              + String.join(" or ", approval.roles())
              + ".");
    }
    secondFactor.require();
  }

  private static ProblemException over(Approval approval) {
    String what =
        switch (approval.status()) {
          case APPROVED ->
              "%s has approved it already, at %s."
                  .formatted(approval.decidedBy(), approval.decidedAt());
          case REJECTED ->
              "%s has rejected it already, at %s."
                  .formatted(approval.decidedBy(), approval.decidedAt());
          case USED -> "Its command was carried out at %s.".formatted(approval.usedAt());
          case EXPIRED ->
              "It has expired, at %s: the request has to be sent again."
                  .formatted(approval.expiresAt());
          case PENDING -> "Somebody is deciding on it: read it again.";
        };
    return ProblemException.of(ProblemCode.APPROVAL_OVER, what);
  }

  /**
   * @throws ProblemException 404 if there is no such approval
   */
  public Approval find(String id) {
    return Optional.of(id)
        .filter(text -> Ids.isId(Approval.ID_PREFIX, text))
        .flatMap(store::find)
        .orElseThrow(() ->
            ProblemException.notFound("There is no such approval: GET /approvals lists them."));
  }

  /**
   * Approvals, newest first.
   *
   * @param status only those; all if null
   * @param after continues behind that id; null for the beginning
   */
  public List<Approval> list(@Nullable ApprovalStatus status, @Nullable String after, int limit) {
    return store.list(status, after, limit);
  }
}
