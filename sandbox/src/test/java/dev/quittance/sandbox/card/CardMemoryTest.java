package dev.quittance.sandbox.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.sandbox.books.Books;
import dev.quittance.sandbox.faults.FaultMenu;
import dev.quittance.sandbox.journal.Journal;
import dev.quittance.sandbox.notify.Notifier;
import dev.quittance.sandbox.outside.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card processor that remembers two payments. */
class CardMemoryTest {

  private static final String BODY = "{\"id\":\"pi_%s\",\"amount\":1099,\"currency\":\"cny\"}";

  @TempDir private Path directory;

  /** From a start to a kill. */
  private final class Run {

    final CardJournal journal;
    final Books books;
    final Idempotency answers;
    final PaymentMethods methods;
    final CardProcessor processor;
    final RefundsAndDisputes back;

    Run() {
      Clock clock = Clock.systemUTC();
      Journal file = new Journal(directory.resolve("books.jsonl"), 2);
      FaultMenu faults = new FaultMenu();
      Ids ids = new Ids();
      StripeJson json = new StripeJson(URI.create("http://localhost/"));
      CardEvents events = new CardEvents(new Notifier(faults, clock, List.of()), clock, ids);
      journal = new CardJournal(file);
      books = new Books(clock, file);
      answers = new Idempotency(clock, journal);
      methods = new PaymentMethods(ids, clock, journal);
      processor =
          new CardProcessor(
              books, faults, events, json, clock, ids, methods, journal, Duration.ZERO);
      back = new RefundsAndDisputes(processor, books, events, json, ids, journal);
    }

    PaymentIntent pay(String reference) {
      PaymentIntent intent =
          processor.create(1099, "cny", Map.of(CardProcessor.REFERENCE, reference), null);
      intent.method = methods.named("pm_card_visa");
      processor.confirm(intent);
      journal.write();
      return intent;
    }

    Refund refund(PaymentIntent intent) {
      Refund refund = back.refund(intent, 1L, Map.of(CardProcessor.REFERENCE, "r_" + intent.id));
      journal.write();
      return refund;
    }
  }

  @Test
  void theNewestAreRememberedAlsoOverARestartAndTheOldestForgotten() throws IOException {
    Run run = new Run();
    List<PaymentIntent> paid = new ArrayList<>();
    List<Refund> refunds = new ArrayList<>();
    for (String reference : List.of("att_1", "att_2", "att_3", "att_4")) {
      paid.add(run.pay(reference));
      refunds.add(run.refund(paid.getLast()));
    }
    assertRemembersTheLastTwo(run, paid, refunds);
    assertRemembersTheLastTwo(new Run(), paid, refunds);
    // Two intents, methods and refunds, and of each payment its charge and its refund.
    assertThat(Files.readAllLines(directory.resolve("books.jsonl"))).hasSize(6 + 8);
  }

  private static void assertRemembersTheLastTwo(
      Run run, List<PaymentIntent> paid, List<Refund> refunds) {
    assertThat(run.processor.all())
        .extracting(intent -> intent.id)
        .containsExactly(paid.get(3).id, paid.get(2).id);
    assertThat(run.processor.search(CardProcessor.REFERENCE, "att_1")).isEmpty();
    assertThat(run.processor.search(CardProcessor.REFERENCE, "att_4")).hasSize(1);
    assertThat(run.back.refunds())
        .extracting(refund -> refund.id)
        .containsExactly(refunds.get(3).id, refunds.get(2).id);
    assertThat(run.books.of("card", "att_4")).hasSize(1);
    assertThatThrownBy(() -> run.processor.intent(paid.getFirst().id)).isInstanceOf(ApiError.class);
  }

  @Test
  void anAnswerIsTheSameAgainAlsoAfterARestartUntilItIsForgotten() {
    Idempotency answers = new Run().answers;
    for (int i = 0; i < 5; i++) {
      answers.keep(
          "key-" + i, "POST " + i, Answer.json(200, BODY.formatted("é".repeat(i * 9_000))));
    }
    for (Idempotency one : List.of(answers, new Run().answers)) {
      assertThat(one.answer("key-0", "POST 0")).isEmpty();
      for (int i = 1; i < 5; i++) {
        assertThat(one.answer("key-" + i, "POST " + i).orElseThrow().body())
            .isEqualTo(BODY.formatted("é".repeat(i * 9_000)));
      }
    }
  }
}
