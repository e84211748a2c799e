package dev.quittance.ledger.api.statement;

import dev.quittance.kit.admission.StreamLimits;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Role;
import dev.quittance.ledger.api.ProblemDocs;
import dev.quittance.ledger.api.snapshot.AsOfParameters;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What was posted to an account. */
@Path("/accounts/{id}/statement")
@RolesAllowed({Role.SUPPORT, Role.OPS, Role.AUDITOR})
@Blocking
@Tag(name = "Accounts")
public class StatementResource {

  static final String CSV = "text/csv";

  private static final MediaType CSV_TYPE = MediaType.valueOf(CSV);
  private static final String CSV_UTF8 = CSV + ";charset=UTF-8;header=present";

  private static final Logger LOG = Logger.getLogger(StatementResource.class);

  private final StatementPages pages;
  private final StreamLimits streams;

  StatementResource(StatementPages pages, StreamLimits streams) {
    this.pages = pages;
    this.streams = streams;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, CSV})
  @Operation(
      operationId = "statement",
      summary = "An account's statement with a running balance, newest line first",
      description =
          "All pages of a statement reflect the state that its first page did, whatever is posted"
              + " meanwhile. As CSV (Accept: text/csv or format=csv) the whole statement comes at"
              + " once; where it cannot be completed the connection ends before the body does.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the statement; as CSV all of it.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = StatementView.class)),
        @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
      })
  @APIResponse(
      responseCode = "400",
      description = ProblemDocs.BAD_REQUEST + " No currency where there are several.")
  @APIResponse(responseCode = "404", description = ProblemDocs.UNKNOWN_ACCOUNT)
  @APIResponse(responseCode = "409", description = ProblemDocs.LEDGER_CHANGED)
  @APIResponse(responseCode = "422", description = ProblemDocs.AHEAD_OF_LEDGER)
  @APIResponse(responseCode = "504", description = ProblemDocs.OFFSET_NOT_REACHED)
  public Response statement(
      @Parameter(example = "buyer:buyer-1") @PathParam("id") String id,
      @BeanParam StatementParameters asked,
      @BeanParam PageParameters page,
      @Parameter(
              description = "Instead of the Accept header.",
              schema = @Schema(enumeration = {"json", "csv"}))
          @QueryParam("format")
          @Nullable String format,
      @BeanParam AsOfParameters when,
      @Context HttpHeaders headers,
      @Context RoutingContext http) {
    ListRequest request = when.in(asked.listRequest(id, page));
    if (!isCsv(format, headers)) {
      return json(pages.page(id, request, when));
    }
    StatementPages.Whole whole = pages.whole(id, request, when);
    streams.admit(http);
    return csv(whole, http.request());
  }

  private static Response json(StatementView page) {
    return Response.ok(page, MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static Response csv(StatementPages.Whole whole, HttpServerRequest request) {
    StreamingOutput body =
        out -> {
          try {
            StatementCsv.write(
                new OutputStreamWriter(out, StandardCharsets.UTF_8),
                whole.statement(),
                whole.mark(),
                mark -> whole.lines(mark, StatementCsv.PIECE_LINES));
          } catch (IOException | RuntimeException e) {
            breakOff(request, e);
            throw e;
          }
        };
    return Response.ok(body, CSV_UTF8)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-%s.csv\""
                .formatted(
                    whole.statement().range().account().replace(':', '-'),
                    whole.statement().currency()))
        .build();
  }

  /**
   * What has begun as 200 and cannot be completed must not look complete: the connection ends
   * without the end of the body, which every client treats as an error.
   */
  private static void breakOff(HttpServerRequest request, Exception cause) {
    if (request.response().headWritten()) {
      LOG.warnf("A statement broke off half way: %s", cause.toString());
      request.connection().close();
    }
  }

  private static boolean isCsv(@Nullable String format, HttpHeaders headers) {
    if (format != null) {
      return switch (format) {
        case "csv" -> true;
        case "json" -> false;
        default -> throw ProblemException.badParameter("format", "must be json or csv");
      };
    }
    // In order of preference; a wildcard means JSON.
    return headers.getAcceptableMediaTypes().stream()
        .filter(type ->
            type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(CSV_TYPE))
        .findFirst()
        .map(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .orElse(false);
  }
}
