package dev.quittance.sandbox.notify;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.quittance.sandbox.SandboxConfig;
import dev.quittance.sandbox.faults.Draw;
import dev.quittance.sandbox.faults.FaultKind;
import dev.quittance.sandbox.faults.FaultMenu;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/**
 * Sends notifications until the receiver has them. What waits to be sent is in memory: a restart
 * loses it, as a gateway's notifications may be lost.
 */
@Singleton
public class Notifier {

  private static final Logger LOG = Logger.getLogger(Notifier.class);
  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  /** How long a notification waits to be overtaken. */
  private static final Duration OVERTAKEN_WITHIN = Duration.ofSeconds(2);

  private final FaultMenu menu;
  private final Clock clock;
  private final List<Duration> pauses;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIME_LIMIT)
          .build();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("notifier").daemon().factory());
  private final Map<String, List<Runnable>> held = new HashMap<>();

  @Inject
  Notifier(FaultMenu menu, Clock clock, SandboxConfig config) {
    this(menu, clock, config.notifications().pauses());
  }

  public Notifier(FaultMenu menu, Clock clock, List<Duration> pauses) {
    this.menu = menu;
    this.clock = clock;
    this.pauses = List.copyOf(pauses);
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
    http.shutdownNow();
  }

  /**
   * Sends it in the background; with {@link FaultKind#NOTIFICATION_BEFORE_ANSWER} it is sent, for
   * the first time, before this method returns.
   */
  public void send(Notification notification) {
    Draw faults =
        menu.draw(FaultKind.Scope.NOTIFICATION, notification.gateway(), notification.keys());
    if (faults.has(FaultKind.NOTIFICATION_LOST)) {
      return;
    }
    Runnable delivery = () -> deliver(notification, faults, 0);
    if (faults.has(FaultKind.NOTIFICATIONS_OUT_OF_ORDER)) {
      hold(notification.subject(), delivery);
    } else if (faults.has(FaultKind.NOTIFICATION_BEFORE_ANSWER)) {
      delivery.run();
    } else {
      in(faults.time(FaultKind.NOTIFICATION_LATE), delivery);
      releaseAfter(notification.subject());
    }
    if (faults.has(FaultKind.NOTIFICATION_TWICE)) {
      in(Duration.ZERO, delivery);
    }
  }

  private void hold(String subject, Runnable delivery) {
    synchronized (held) {
      held.computeIfAbsent(subject, unused -> new ArrayList<>()).add(delivery);
    }
    in(OVERTAKEN_WITHIN, () -> release(subject));
  }

  private void releaseAfter(String subject) {
    in(pauses.getFirst().dividedBy(2), () -> release(subject));
  }

  private void release(String subject) {
    List<Runnable> deliveries;
    synchronized (held) {
      deliveries = held.remove(subject);
    }
    if (deliveries != null) {
      deliveries.forEach(Runnable::run);
    }
  }

  private void deliver(Notification notification, Draw faults, int failures) {
    if (isDelivered(notification, faults)) {
      return;
    }
    if (failures < pauses.size()) {
      in(pauses.get(failures), () -> deliver(notification, faults, failures + 1));
    } else {
      LOG.warnf("Gave up notification %s of %s", notification.id(), notification.gateway());
    }
  }

  private boolean isDelivered(Notification notification, Draw faults) {
    String signed =
        faults.has(FaultKind.WRONG_SIGNATURE) ? "not " + notification.body() : notification.body();
    Map<String, String> headers =
        notification
            .signer()
            .headers(signed, clock.instant().plus(faults.time(FaultKind.SKEWED_CLOCK)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(notification.target())
            .timeout(TIME_LIMIT)
            .header("Content-Type", notification.contentType())
            .POST(HttpRequest.BodyPublishers.ofString(notification.body()));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      boolean accepted = notification.signer().isAccepted(answer.statusCode(), answer.body());
      if (!accepted) {
        LOG.infof(
            "Notification %s of %s was answered with %s",
            notification.id(), notification.gateway(), answer.statusCode());
      }
      return accepted;
    } catch (IOException e) {
      LOG.debugf("Notification %s was not delivered: %s", notification.id(), e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The timer only starts threads: a slow receiver holds up nothing but its own notification. */
  private void in(Duration pause, Runnable work) {
    if (!timer.isShutdown()) {
      var _ =
          timer.schedule(
              () -> Thread.ofVirtual().name("notification").start(work),
              pause.toMillis(),
              MILLISECONDS);
    }
  }
}
