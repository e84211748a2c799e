package dev.quittance.payments.receipt.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.payments.receipt.booking.StatementImport;
import dev.quittance.payments.receipt.booking.StatementReport;
import dev.quittance.payments.receipt.booking.UnknownAccountException;
import dev.quittance.payments.statement.camt.UnreadableStatementException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports bank statements. */
@Path("/bank-statements")
@RolesAllowed({Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Bank", description = "Bank statements, and the money that they show.")
public class BankStatementResource {

  /** A day without entries. */
  private static final String EXAMPLE =
      """
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
      <GrpHdr><MsgId>1</MsgId><CreDtTm>2026-03-02T20:00:00Z</CreDtTm></GrpHdr>
      <Stmt><Id>1</Id><CreDtTm>2026-03-02T20:00:00Z</CreDtTm>
      <Acct><Id><IBAN>DE02100100109307118603</IBAN></Id><Ccy>EUR</Ccy></Acct>
      <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt>
      <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
      <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt>
      <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
      </Stmt></BkToCstmrStmt></Document>
      """;

  private final StatementImport imports;
  private final Caller caller;

  BankStatementResource(StatementImport imports, Caller caller) {
    this.imports = imports;
    this.caller = caller;
  }

  @POST
  @RolesAllowed({Role.OPS, Role.SERVICE})
  @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
  @Operation(
      operationId = "importBankStatement",
      summary = "Import a bank's statement: camt.053 of versions 02 to 13",
      description =
          "All of the file or nothing. The same file is imported once: sent again, it gets the"
              + " first answer with Idempotency-Replayed. Entries are known by the bank's own"
              + " references, so statements may overlap and be drawn again. What came in with an"
              + " attempt's reference pays it; everything else is a receipt, and reported.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_XML,
            schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE)),
        @Content(
            mediaType = MediaType.TEXT_XML,
            schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE))
      })
  @APIResponse(
      responseCode = "201",
      description = "Imported.",
      content = @Content(schema = @Schema(implementation = StatementReport.class)))
  @APIResponse(
      responseCode = "200",
      description = "The file was imported before: what came of it then.",
      content = @Content(schema = @Schema(implementation = StatementReport.class)))
  @APIResponse(responseCode = "400", description = "It is no XML (statement_malformed).")
  @APIResponse(
      responseCode = "422",
      description =
          "It is another message (statement_unsupported), contradicts itself"
              + " (statement_inconsistent), or is of an account that is not ours"
              + " (unknown_bank_account).")
  public Response post(byte[] document) {
    try {
      StatementImport.Result result = imports.run(document, caller.id());
      String id = id(result);
      Response.ResponseBuilder answer =
          result.again()
              ? Response.ok().header(Idempotency.REPLAYED, "true")
              : Response.status(Response.Status.CREATED);
      return answer
          .location(URI.create("/bank-statements/" + id))
          .type(MediaType.APPLICATION_JSON)
          .entity(result.file().report())
          .build();
    } catch (UnreadableStatementException e) {
      throw problem(e);
    } catch (UnknownAccountException e) {
      throw ProblemException.of(ProblemCode.UNKNOWN_BANK_ACCOUNT, String.valueOf(e.getMessage()));
    }
  }

  @GET
  @Path("/{id}")
  @Transactional
  @Operation(
      operationId = "bankStatement",
      summary = "What came of an imported file",
      description = "As it was answered when the file was imported.")
  @APIResponse(
      responseCode = "200",
      description = "What came of it.",
      content = @Content(schema = @Schema(implementation = StatementReport.class)))
  @APIResponse(responseCode = "404", description = "No file was imported under this id.")
  public Response statement(
      @Parameter(example = "bst_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("id") String id) {
    return imports
        .find(id)
        .map(file -> Response.ok(file.report(), MediaType.APPLICATION_JSON).build())
        .orElseThrow(() ->
            ProblemException.notFound(
                "No file was imported under this id: the answer to POST /bank-statements has it."));
  }

  private static String id(StatementImport.Result result) {
    return Ids.of(StatementImport.ID_PREFIX, result.file().id());
  }

  private static ProblemException problem(UnreadableStatementException e) {
    ProblemCode code =
        switch (e.kind()) {
          case NOT_XML -> ProblemCode.STATEMENT_MALFORMED;
          case NOT_A_STATEMENT -> ProblemCode.STATEMENT_UNSUPPORTED;
          case INCONSISTENT -> ProblemCode.STATEMENT_INCONSISTENT;
        };
    Problem problem = Problem.of(code, e.detail());
    return new ProblemException(
        e.faults().isEmpty()
            ? problem
            : problem.withErrors(
                e.faults().stream()
                    .map(fault -> new Problem.FieldError(fault.place(), fault.message()))
                    .toList()));
  }
}
