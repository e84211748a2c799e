package dev.quittance.payments.gateway.wallet;

import com.alipay.global.api.exception.AlipayApiException;
import com.alipay.global.api.model.Result;
import com.alipay.global.api.request.AlipayRequest;
import com.alipay.global.api.response.AlipayResponse;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.GatewayRequest;
import dev.quittance.payments.gateway.PaymentGateway;
import dev.quittance.payments.gateway.notification.Acknowledgement;
import dev.quittance.payments.gateway.notification.BadNotificationException;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.gateway.notification.NotificationRequest;
import dev.quittance.payments.gateway.notification.NotifyingGateway;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Payments by Alipay, approved by the buyer on its page or by an agreement made before. */
@ApplicationScoped
public class AlipayGateway implements PaymentGateway, NotifyingGateway {

  /** In events, ledger accounts and paths. */
  public static final String NAME = "alipay";

  private static final String TOKEN_PREFIX = "pm_alipay";
  private static final Duration MAX_CONNECT = Duration.ofSeconds(5);

  private final AlipayConfig config;
  private final @Nullable AlipayAccess access;
  private final Clock clock;
  private final Duration buyersTime;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(MAX_CONNECT)
          .build();

  @Inject
  AlipayGateway(AlipayConfig config, PaymentConfig payments, Clock clock) {
    this(config, payments.challengeDeadline(), clock);
  }

  AlipayGateway(AlipayConfig config, Duration buyersTime, Clock clock) {
    this.clock = clock;
    this.config = config;
    this.access = config.enabled() ? AlipayAccess.of(config) : null;
    this.buyersTime = buyersTime;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean accepts(String paymentMethodId) {
    return access != null && paymentMethodId.startsWith(TOKEN_PREFIX);
  }

  @Override
  public Duration settlingTime() {
    return config.settlingTime();
  }

  @Override
  public Outcome perform(GatewayRequest request, Duration timeLimit) {
    if (access == null) {
      return new Outcome.NotSent("Alipay is not enabled here");
    }
    Call call = new Call(timeLimit);
    return switch (request.kind()) {
      case AUTHORIZATION -> call.pay(request);
      case REFUND ->
          call.ask(
              call.requests.refund(request),
              answer -> AlipayAnswers.refund(answer, request.amount()));
    };
  }

  @Override
  public Outcome inquire(GatewayRequest request, Duration timeLimit) {
    Call call = new Call(timeLimit);
    return switch (request.kind()) {
      case AUTHORIZATION -> call.inquireOrPayAgain(request);
      case REFUND ->
          call.ask(
              call.requests.inquireRefund(request),
              answer -> AlipayAnswers.inquiredRefund(answer, request.amount()));
    };
  }

  /** Alipay pays back what it cancels, so it is asked first whether the buyer was quicker. */
  @Override
  public Outcome cancel(GatewayRequest request, Duration timeLimit) {
    if (request.kind() == OperationKind.REFUND) {
      return inquire(request, timeLimit);
    }
    Call call = new Call(timeLimit);
    Outcome now = call.inquire(request);
    return now instanceof Outcome.Pending ? call.cancel(request) : now;
  }

  @Override
  public Notice read(NotificationRequest request) throws BadNotificationException {
    if (access == null) {
      throw new BadNotificationException("Alipay is not enabled here.");
    }
    return new AlipayNotifications(access, config.maxSignatureAge(), clock).read(request);
  }

  @Override
  public Acknowledgement acknowledgement() {
    return AlipayNotifications.HAVE_IT;
  }

  /** One question to Alipay, of at most a few requests, within one time limit. */
  private final class Call {

    private final AlipayAccess at;
    private final AlipayRequests requests;
    private final long end;

    Call(Duration timeLimit) {
      if (access == null) {
        throw new IllegalStateException(
            "Alipay is not enabled, but an operation waits for its answer");
      }
      this.at = access;
      this.requests = new AlipayRequests(access, config, buyersTime);
      this.end = System.nanoTime() + timeLimit.toNanos();
    }

    Outcome pay(GatewayRequest request) {
      return ask(
          requests.pay(request),
          answer -> AlipayAnswers.payment(answer, request.amount(), requests.expiry(request)));
    }

    Outcome inquire(GatewayRequest request) {
      return ask(
          requests.inquirePayment(request),
          answer -> AlipayAnswers.inquiredPayment(answer, request.amount()));
    }

    /**
     * An inquiry does not tell the page on which Alipay waits for the buyer. Asked to pay again
     * under the same reference, Alipay tells it and does nothing else.
     */
    Outcome inquireOrPayAgain(GatewayRequest request) {
      Outcome now = inquire(request);
      return now instanceof Outcome.Pending ? pay(request) : now;
    }

    Outcome cancel(GatewayRequest request) {
      return ask(
          requests.cancel(request),
          answer -> {
            Result result = answer.getResult();
            return AlipayResultCodes.isSuccess(result)
                ? new Outcome.Declined(AlipayResultCodes.paymentFailure("ORDER_IS_CLOSED"))
                : AlipayAnswers.unknown(result);
          });
    }

    <T extends AlipayResponse> Outcome ask(AlipayRequest<T> request, Reading<T> reading) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (!left.isPositive()) {
        return new Outcome.Unknown("no time is left to ask");
      }
      try {
        return reading.of(new AlipayTransport(http, at, left).execute(request));
      } catch (AlipayApiException e) {
        return new Outcome.Unknown(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        // The SDK's parser, and what it leaves null, throw whatever they like.
        return new Outcome.Unknown("Alipay's answer cannot be read: " + e.getClass().getName());
      }
    }
  }

  /** What an answer says. */
  @FunctionalInterface
  private interface Reading<T> {
    Outcome of(T answer);
  }
}
