package dev.quittance.payments.processing;

import dev.quittance.payments.gateway.notification.DisputeHandler;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.processing.OperationSettlement.NoticeResult;
import dev.quittance.payments.store.NotificationStore;
import dev.quittance.payments.store.NotificationStore.Result;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps each notification of a gateway with its effect, in one transaction. One that is about
 * something not known yet waits.
 */
@ApplicationScoped
public class NotificationInbox {

  private final NotificationStore store;
  private final OperationSettlement settlement;
  private final Instance<DisputeHandler> disputes;
  private final Clock clock;

  NotificationInbox(
      NotificationStore store,
      OperationSettlement settlement,
      Instance<DisputeHandler> disputes,
      Clock clock) {
    this.store = store;
    this.settlement = settlement;
    this.disputes = disputes;
    this.clock = clock;
  }

  /** Keeps it and applies it, unless it was here before. */
  public void receive(String gateway, Notice notice) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          Instant now = now();
          if (store.add(gateway, notice, now)) {
            apply(gateway, notice, now)
                .ifPresent(result -> store.done(gateway, notice.id(), result, now));
          }
        });
  }

  /**
   * Applies it within the current transaction.
   *
   * @param receivedAt when it was received
   * @return empty if it is about something that is not known yet
   */
  Optional<Result> apply(String gateway, Notice notice, Instant receivedAt) {
    return switch (notice) {
      case Notice.Ignored _ -> Optional.of(Result.IGNORED);
      case Notice.OfOperation of ->
          result(settlement.settleNotice(gateway, of.ourReference(), of.outcome(), receivedAt));
      case Notice.OfDispute of -> {
        boolean handled = false;
        for (DisputeHandler handler : disputes) {
          handled |= handler.handle(gateway, of.dispute());
        }
        yield handled ? Optional.of(Result.APPLIED) : Optional.empty();
      }
    };
  }

  private static Optional<Result> result(NoticeResult result) {
    return switch (result) {
      case APPLIED -> Optional.of(Result.APPLIED);
      case NOTHING_NEW -> Optional.of(Result.NOTHING_NEW);
      case UNKNOWN_OPERATION -> Optional.empty();
    };
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
