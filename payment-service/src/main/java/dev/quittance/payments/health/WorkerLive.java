package dev.quittance.payments.health;

import dev.quittance.kit.health.LoopsLive;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.processing.OperationWorker;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live while the threads run that claim operations and settle what gateways answered. */
@Liveness
@ApplicationScoped
public class WorkerLive implements HealthCheck {

  private final OperationWorker worker;
  private final PaymentConfig config;

  WorkerLive(OperationWorker worker, PaymentConfig config) {
    this.worker = worker;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    return LoopsLive.response(
        "workers", worker.loop().statuses(), config.operations().stuckAfter());
  }
}
