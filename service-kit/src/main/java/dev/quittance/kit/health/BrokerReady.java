package dev.quittance.kit.health;

import dev.quittance.kit.log.LogClients;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready while the broker answers. Asked for itself, because a consumer that waits for events and a
 * relay with nothing to publish do not notice that it is away.
 */
@Readiness
@ApplicationScoped
public class BrokerReady implements HealthCheck {

  private static final int TIME_LIMIT_MILLIS = 2_000;

  private final LogClients log;
  private @Nullable Admin admin;

  BrokerReady(LogClients log) {
    this.log = log;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("broker");
    try {
      int nodes =
          admin()
              .describeCluster(new DescribeClusterOptions().timeoutMs(TIME_LIMIT_MILLIS))
              .nodes()
              .get(2L * TIME_LIMIT_MILLIS, TimeUnit.MILLISECONDS)
              .size();
      return response.up().withData("nodes", nodes).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthenticationException) {
        return down(response, "the broker does not know this service (kafka.sasl.*, kafka.ssl.*)");
      }
    } catch (TimeoutException | KafkaException e) {
      // falls through: whatever it is, events neither come nor go
    }
    return down(response, "the broker does not answer: events wait until it does");
  }

  private static HealthCheckResponse down(HealthCheckResponseBuilder response, String reason) {
    return response.down().withData("reason", reason).build();
  }

  private synchronized Admin admin() {
    Admin current = admin;
    if (current == null) {
      current = log.newAdmin();
      admin = current;
    }
    return current;
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close();
    }
  }
}
