package dev.quittance.payments.health;

import dev.quittance.kit.health.LoopsLive;
import dev.quittance.kit.log.LoopStatus;
import dev.quittance.payments.account.removal.CardReleases;
import dev.quittance.payments.account.removal.UnfinishedSavings;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.processing.NotificationWorker;
import dev.quittance.payments.processing.OperationWorker;
import dev.quittance.payments.quote.publication.TermsPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Live while the threads run that claim operations, settle what gateways answered, apply what they
 * told unasked, let them forget removed cards, and publish the payment terms.
 */
@Liveness
@ApplicationScoped
public class WorkerLive implements HealthCheck {

  private final OperationWorker worker;
  private final NotificationWorker notifications;
  private final CardReleases releases;
  private final UnfinishedSavings savings;
  private final TermsPublisher terms;
  private final PaymentConfig config;

  WorkerLive(
      OperationWorker worker,
      NotificationWorker notifications,
      CardReleases releases,
      UnfinishedSavings savings,
      TermsPublisher terms,
      PaymentConfig config) {
    this.worker = worker;
    this.notifications = notifications;
    this.releases = releases;
    this.savings = savings;
    this.terms = terms;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    List<LoopStatus> loops = new ArrayList<>(worker.loop().statuses());
    loops.addAll(notifications.loop().statuses());
    loops.addAll(releases.loop().statuses());
    loops.addAll(savings.loop().statuses());
    loops.add(terms.status());
    return LoopsLive.response("workers", loops, config.operations().stuckAfter());
  }
}
