package dev.quittance.orders.receipt.api;

import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.receipt.Receipt;
import dev.quittance.orders.receipt.ReceiptPage;
import dev.quittance.orders.receipt.ReceiptPrinter;
import dev.quittance.orders.receipt.pdf.ReceiptPdf;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The receipt of a paid order. */
@Path("/orders/{orderId}/receipt")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Blocking
@Tag(name = "Orders")
public class ReceiptResource {

  private static final String PDF = "application/pdf";

  /** Nothing but the page's own style: no script, no frame, nothing from elsewhere. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none';"
          + " form-action 'none'";

  private final ReceiptReader reader;
  private final ReceiptPdf pdf;
  private final ReaderLanguage language;

  ReceiptResource(ReceiptReader reader, ReceiptPdf pdf, ReaderLanguage language) {
    this.reader = reader;
    this.pdf = pdf;
    this.language = language;
  }

  /** What a receipt can be asked for as; the first is the default. */
  private enum Form {
    JSON(MediaType.APPLICATION_JSON_TYPE),
    HTML(MediaType.TEXT_HTML_TYPE),
    PDF(MediaType.valueOf(ReceiptResource.PDF));

    private final MediaType type;

    Form(MediaType type) {
      this.type = type;
    }
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, PDF})
  @Operation(
      operationId = "orderReceipt",
      summary = "The receipt of a paid order",
      description =
          "As JSON, as a page (Accept: text/html) or as PDF (Accept: application/pdf), these two in"
              + " English or Chinese; `format` goes before the Accept header. It says what was"
              + " bought, what was charged, what came of it since, and where the events that it"
              + " rests on lie in the log: an auditor finds them there (`quittance check-receipt`)."
              + " The same state of the order gives the same receipt.")
  @APIResponse(
      responseCode = "200",
      description = "The receipt.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ReceiptView.class)),
        @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)),
        @Content(
            mediaType = PDF,
            schema = @Schema(implementation = String.class, format = "binary"))
      })
  @APIResponse(responseCode = "404", description = "There is no such order.")
  @APIResponse(responseCode = "409", description = "The order was never paid (order_not_paid).")
  public Response receipt(
      @Parameter(example = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("orderId")
          String orderId,
      @Parameter(
              description = "Instead of the Accept header.",
              schema = @Schema(enumeration = {"json", "html", "pdf"}))
          @QueryParam("format")
          @Nullable String format,
      @Context HttpHeaders headers) {
    Form form = form(format, headers);
    Receipt receipt = reader.read(orderId);
    return switch (form) {
      case JSON -> Response.ok(ReceiptView.of(receipt), MediaType.APPLICATION_JSON_TYPE).build();
      case HTML ->
          Response.ok(html(receipt, language.locale(), false), "text/html;charset=UTF-8")
              .header("Content-Security-Policy", POLICY)
              .header("X-Content-Type-Options", "nosniff")
              .header("Referrer-Policy", "no-referrer")
              .build();
      case PDF ->
          Response.ok(pdf(receipt, language.locale()), PDF)
              .header(
                  HttpHeaders.CONTENT_DISPOSITION,
                  "inline; filename=\"receipt-%s.pdf\"".formatted(receipt.orderId()))
              .header("X-Content-Type-Options", "nosniff")
              .build();
    };
  }

  private byte[] pdf(Receipt receipt, Locale locale) {
    return pdf.render(unprintable -> html(receipt, locale, unprintable), receipt.asOf());
  }

  private static String html(Receipt receipt, Locale locale, boolean unprintable) {
    ReceiptPage page = ReceiptPrinter.print(receipt, locale);
    return ReceiptTemplates.receipt(page, unprintable ? page.unprintable() : "").render();
  }

  private static Form form(@Nullable String format, HttpHeaders headers) {
    if (format != null) {
      return Arrays.stream(Form.values())
          .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(format))
          .findFirst()
          .orElseThrow(() -> ProblemException.badParameter("format", "must be json, html or pdf"));
    }
    // In order of preference; a wildcard means JSON.
    List<MediaType> accepted = headers.getAcceptableMediaTypes();
    return accepted.stream()
        .flatMap(type ->
            Arrays.stream(Form.values()).filter(one -> one.type.isCompatible(type)).limit(1))
        .findFirst()
        .orElse(Form.JSON);
  }
}
