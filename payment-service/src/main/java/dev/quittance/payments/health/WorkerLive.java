package dev.quittance.payments.health;

import dev.quittance.kit.log.LoopStatus;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.processing.OperationWorker;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
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
    HealthCheckResponseBuilder response = HealthCheckResponse.named("workers").up();
    for (LoopStatus status : worker.loop().statuses()) {
      String death = status.death(config.operations().stuckAfter());
      response.withData(status.name(), death == null ? "running" : death);
      if (death != null) {
        response.down();
      }
    }
    return response.build();
  }
}
