package dev.quittance.orders.receipt.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Makes PDF of a receipt's HTML, a few at a time. The same HTML makes the same PDF. */
@Singleton
public class ReceiptPdf {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String FAMILY = "Receipt";
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  private final ReceiptFonts fonts;
  private final ReceiptPdfConfig config;
  private final Semaphore places;

  ReceiptPdf(ReceiptFonts fonts, ReceiptPdfConfig config) {
    this.fonts = fonts;
    this.config = config;
    this.places = new Semaphore(config.concurrency());
  }

  /**
   * @param html the page, given whether it has characters that cannot be printed; well-formed XML
   * @param date what the document says of when it was made
   * @throws ProblemException 503 if others are being made all the time
   */
  public byte[] render(Function<Boolean, String> html, Instant date) {
    if (!hasPlace()) {
      throw ProblemException.of(
              ProblemCode.OVERLOADED,
              "%s receipts are being made: ask again after Retry-After seconds."
                  .formatted(config.concurrency()))
          .after(PAUSE);
    }
    try {
      String page = html.apply(false);
      return pdf(fonts.hasAll(page) ? page : fonts.printable(html.apply(true)), date);
    } catch (IOException e) {
      throw new UncheckedIOException("making a receipt", e);
    } finally {
      places.release();
    }
  }

  private boolean hasPlace() {
    try {
      return places.tryAcquire(config.waitLimit().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private byte[] pdf(String html, Instant date) throws IOException {
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .withHtmlContent(html, "receipt:")
            .withProducer("Quittance")
            .useFont(fonts::regular, FAMILY, NORMAL, FontStyle.NORMAL, true)
            .useFont(fonts::bold, FAMILY, BOLD, FontStyle.NORMAL, true)
            .useUnicodeLineBreaker(new Breaker(BreakIterator.getLineInstance(Locale.ROOT)))
            .useUnicodeCharacterBreaker(
                new Breaker(BreakIterator.getCharacterInstance(Locale.ROOT)))
            // A receipt has nothing that is elsewhere.
            .useExternalResourceAccessControl(
                (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
      PDDocument document = renderer.getPdfDocument();
      GregorianCalendar at = GregorianCalendar.from(date.atZone(ZoneOffset.UTC));
      document.getDocumentInformation().setCreationDate(at);
      document.getDocumentInformation().setModificationDate(at);
      document.setDocumentId(date.toEpochMilli());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /** Where lines may end: between Chinese characters, too. */
  private record Breaker(BreakIterator breaks) implements FSTextBreaker {

    @Override
    public void setText(String text) {
      breaks.setText(text);
    }

    @Override
    public int next() {
      return breaks.next();
    }
  }
}
