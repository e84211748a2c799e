package dev.quittance.sandbox.card;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.quittance.sandbox.SandboxConfig;
import dev.quittance.sandbox.books.Books;
import dev.quittance.sandbox.faults.FaultMenu;
import dev.quittance.sandbox.journal.Journal;
import dev.quittance.sandbox.notify.Notification;
import dev.quittance.sandbox.notify.Notifier;
import dev.quittance.sandbox.outside.Answer;
import dev.quittance.sandbox.outside.Call;
import dev.quittance.sandbox.outside.OutsideApi;
import dev.quittance.sandbox.secrets.GatewaySecrets;
import io.vertx.ext.web.Router;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves Stripe's API and the pages for the buyer below {@code /card}. */
@Singleton
public class CardServer implements OutsideApi.Handler {

  private static final String PREFIX = "/card";
  private static final String API = "/v1/";

  private final OutsideApi outside;
  private final @Nullable String secretKey;
  private final CardEvents events;
  private final CardApi api;
  private final BuyerPages pages;
  private final CardProcessor processor;
  private final StripeJson json;
  private final Idempotency answers;
  private final CardJournal journal;
  private final Object lock = new Object();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("card-later").daemon().factory());

  CardServer(
      OutsideApi outside,
      Books books,
      FaultMenu faults,
      Notifier notifier,
      Clock clock,
      Journal kept,
      GatewaySecrets secrets,
      SandboxConfig sandbox) {
    SandboxConfig.Card config = sandbox.card();
    Ids ids = new Ids();
    this.outside = outside;
    this.secretKey = secrets.of(config.secretKey(), "card-secret-key", "sk_test_").orElse(null);
    this.json = new StripeJson(config.pagesUrl());
    this.journal = new CardJournal(kept);
    this.answers = new Idempotency(clock, journal);
    this.events = new CardEvents(notifier, clock, ids);
    secrets
        .of(config.webhookSecret(), "card-webhook-secret", "whsec_")
        .ifPresent(secret -> events.sendTo(config.webhookUrl(), secret));
    PaymentMethods methods = new PaymentMethods(ids, clock, journal);
    this.processor =
        new CardProcessor(
            books, faults, events, json, clock, ids, methods, journal, config.searchDelay());
    this.api =
        new CardApi(
            processor,
            methods,
            new SavedCards(methods, json, ids, clock, config.searchDelay(), journal),
            new RefundsAndDisputes(processor, books, events, json, ids, journal),
            events,
            json,
            work -> later(config.later(), work));
    this.pages = new BuyerPages(processor, api);
  }

  void routes(@Observes Router router) {
    outside.serve(router, PREFIX, CardProcessor.GATEWAY, this);
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
  }

  /** What happens by itself, for example a dispute. */
  private void later(Duration pause, Runnable work) {
    var _ =
        timer.schedule(
            () ->
                Thread.ofVirtual()
                    .start(() ->
                        locked(() -> {
                          try {
                            work.run();
                          } catch (ApiError e) {
                            // It was refunded meanwhile: there is nothing to dispute.
                          }
                          return true;
                        })),
            pause.toMillis(),
            MILLISECONDS);
  }

  @Override
  public boolean isFaulty(Call call) {
    return call.path().startsWith(API);
  }

  @Override
  public List<String> keys(Call call) {
    List<String> keys = new ArrayList<>();
    call.header("idempotency-key").ifPresent(keys::add);
    Form form = safeForm(call);
    Optional.ofNullable(form.metadata().get(CardProcessor.REFERENCE))
        .filter(reference -> !keys.contains(reference))
        .ifPresent(keys::add);
    form.text("amount").ifPresent(keys::add);
    form.text("query").map(query -> query.replaceFirst(".*:'([^']*)'$", "$1")).ifPresent(keys::add);
    return keys;
  }

  private static Form safeForm(Call call) {
    try {
      return Form.of(call.method().equals("GET") ? call.query() : call.body());
    } catch (ApiError e) {
      return new Form(Map.of());
    }
  }

  @Override
  public Answer answer(Call call) {
    return call.path().startsWith(API)
        ? locked(() -> apiAnswer(call))
        : locked(() -> pages.answer(call));
  }

  /** Notifications are sent once the lock is free: their receiver may ask back. */
  private <T> T locked(Supplier<T> work) {
    T result;
    List<Notification> unsent;
    synchronized (lock) {
      try {
        result = work.get();
      } finally {
        journal.write();
      }
      unsent = events.takeUnsent();
    }
    events.send(unsent);
    return result;
  }

  private Answer apiAnswer(Call call) {
    try {
      authenticate(call);
      Optional<String> key =
          call.method().equals("POST") ? call.header("idempotency-key") : Optional.empty();
      String request = call.method() + " " + call.path() + " " + Form.of(call.body());
      if (key.isPresent()) {
        Optional<Answer> before = answers.answer(key.get(), request);
        if (before.isPresent()) {
          return before.get();
        }
      }
      Answer answer = perform(call);
      if (answer.status() == 200 || answer.status() == 402) {
        key.ifPresent(one -> answers.keep(one, request, answer));
      }
      return answer;
    } catch (ApiError e) {
      return Answer.json(e.status(), json.of(e).toString());
    }
  }

  private Answer perform(Call call) {
    try {
      return Answer.json(200, api.answer(call).toString());
    } catch (ApiError e) {
      return Answer.json(e.status(), json.of(e).toString());
    }
  }

  private void authenticate(Call call) {
    String key = call.header("authorization").orElse("").replaceFirst("^Bearer ", "");
    boolean known = secretKey == null ? key.startsWith("sk_test_") : key.equals(secretKey);
    if (!known) {
      throw new ApiError(
          401, "invalid_request_error", null, null, null, "Invalid API Key provided.");
    }
  }
}
