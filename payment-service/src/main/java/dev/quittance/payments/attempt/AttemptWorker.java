package dev.quittance.payments.attempt;

import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.payment.AuthorizationOutcome;
import dev.quittance.payments.store.AttemptDue;
import dev.quittance.payments.store.Attempts;
import dev.quittance.payments.store.ClaimedAttempt;
import dev.quittance.payments.work.Work;
import dev.quittance.payments.work.WorkLoop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes the attempts that are due. */
@ApplicationScoped
public class AttemptWorker implements Work<ClaimedAttempt> {

  private static final Logger LOG = Logger.getLogger(AttemptWorker.class);

  private final Attempts attempts;
  private final AttemptQuestion question;
  private final AttemptSettlement settlement;
  private final Clock clock;
  private final PaymentConfig config;
  private final WorkLoop<ClaimedAttempt> loop;

  AttemptWorker(
      Attempts attempts,
      AttemptQuestion question,
      AttemptSettlement settlement,
      Clock clock,
      PaymentConfig config) {
    this.attempts = attempts;
    this.question = question;
    this.settlement = settlement;
    this.clock = clock;
    this.config = config;
    // At most two questions: where it stands, and then to authorize it.
    this.loop = new WorkLoop<>(this, config.attempts(), config.gatewayTimeLimit().multipliedBy(2));
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
  }

  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) AttemptDue due) {
    loop.wake();
  }

  public WorkLoop<ClaimedAttempt> loop() {
    return loop;
  }

  @Override
  public String name() {
    return "attempt-worker";
  }

  @Override
  public List<ClaimedAttempt> claim(int limit) {
    return QuarkusTransaction.requiringNew()
        .call(() -> attempts.claimDue(limit, clock.instant(), config.attempts().lease()));
  }

  @Override
  public void perform(ClaimedAttempt claimed) {
    AuthorizationOutcome outcome = question.ask(claimed);
    boolean settled = settlement.settle(claimed, outcome);
    if (settled && outcome instanceof AuthorizationOutcome.Unknown unknown) {
      LOG.debugf("%s is still open: %s", claimed.attempt().attemptId(), unknown.why());
    }
  }
}
