package dev.quittance.orders.receipt.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ReceiptPdfTest {

  private static final Instant AT = Instant.parse("2026-11-26T08:00:00Z");
  private static final String PAGE =
      "<html><head><title>x</title></head><body style=\"font-family: Receipt\">%s</body></html>";

  private final ReceiptPdf pdf =
      new ReceiptPdf(
          new ReceiptFonts(),
          new ReceiptPdfConfig() {
            @Override
            public int concurrency() {
              return 1;
            }

            @Override
            public Duration waitLimit() {
              return Duration.ofMillis(1);
            }
          });

  @Test
  void whoCannotHaveATurnIsToldToAskAgain() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<byte[]> first =
          other.submit(() ->
              pdf.render(
                  _ -> {
                    begun.countDown();
                    await(go);
                    return PAGE.formatted("tea");
                  },
                  AT));
      begun.await();
      ProblemException refused =
          catchThrowableOfType(
              ProblemException.class, () -> pdf.render(_ -> PAGE.formatted("x"), AT));
      go.countDown();
      assertThat(refused.problem().code()).isEqualTo(ProblemCode.OVERLOADED);
      assertThat(first.get()).isNotEmpty();
    }
    assertThat(pdf.render(_ -> PAGE.formatted("x"), AT)).isNotEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
