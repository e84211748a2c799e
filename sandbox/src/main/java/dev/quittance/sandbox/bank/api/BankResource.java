package dev.quittance.sandbox.bank.api;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.validation.Name;
import dev.quittance.kit.validation.Text;
import dev.quittance.sandbox.bank.Bank;
import dev.quittance.sandbox.bank.BankAccount;
import dev.quittance.sandbox.bank.BankRefusal;
import dev.quittance.sandbox.bank.Camt053;
import dev.quittance.sandbox.bank.Movement;
import dev.quittance.sandbox.bank.MovementStatus;
import dev.quittance.sandbox.bank.ReferencePlace;
import dev.quittance.sandbox.local.LocalCaller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the world does to accounts: only for programs on this machine. */
@Path("/bank/accounts")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bank", description = "A bank whose customers' buyers are whoever asks.")
public class BankResource {

  private static final long MAX_MINOR = 999_999_999_999L;
  private static final int MAX_REFERENCE = 35;

  private final LocalCaller localCaller;
  private final Bank bank;
  private final Camt053 statements;

  BankResource(LocalCaller localCaller, Bank bank, Camt053 statements) {
    this.localCaller = localCaller;
    this.bank = bank;
    this.statements = statements;
  }

  /**
   * @param number an IBAN or the bank's own number
   * @param booked minor units
   */
  public record AccountView(String number, String currency, long booked) {}

  /** All accounts. */
  public record Accounts(List<AccountView> data) {}

  /**
   * A transfer to an account.
   *
   * @param amount minor units of the account's currency
   * @param reference what it is for
   * @param referenceIn where the statement has the reference; STRD if left out
   * @param batch transfers of one name and day are one entry of the statement
   * @param status BOOKED if left out
   * @param day on which it is booked; today if left out
   * @param charge what the bank keeps of it, less than the amount; nothing if left out
   */
  public record NewTransfer(
      @Min(1) @Max(MAX_MINOR) long amount,
      @NotNull @Text(max = 70) String from,
      @Text(max = 34) @Nullable String fromAccount,
      @Text(max = 140) @Nullable String reference,
      @Nullable ReferencePlace referenceIn,
      @Text(max = 100) @Nullable String text,
      @Name @Nullable String batch,
      @Nullable MovementStatus status,
      @Nullable LocalDate day,
      @Min(1) @Max(MAX_MINOR) @Nullable Long charge) {}

  /**
   * A charge of the bank.
   *
   * @param amount minor units of the account's currency
   */
  public record NewFee(
      @Min(1) @Max(MAX_MINOR) long amount, @NotNull @Text(max = 100) String text) {}

  /**
   * A movement.
   *
   * @param amount minor units, negative if money went
   * @param reverses the bank reference of what it takes back
   */
  public record MovementView(
      String bankReference,
      long amount,
      LocalDate day,
      MovementStatus status,
      @Nullable String reverses,
      String other,
      @Nullable String reference) {

    static MovementView of(Movement one) {
      return new MovementView(
          one.bankReference(),
          one.amountMinor(),
          one.day(),
          one.status(),
          one.reverses(),
          one.terms().otherName(),
          one.terms().reference());
    }
  }

  /** All movements of an account, oldest first. */
  public record Movements(List<MovementView> data) {}

  @GET
  @Operation(operationId = "bankAccounts", summary = "The bank's accounts and what is on them")
  @APIResponse(responseCode = "200", description = "All accounts.")
  public Accounts accounts(@Context HttpServerRequest request) {
    localCaller.require(request);
    return new Accounts(bank.accounts().stream().map(this::view).toList());
  }

  private AccountView view(BankAccount account) {
    try {
      long booked = bank.bookedMinor(account.number(), LocalDate.MAX);
      return new AccountView(account.number(), account.currency().getCurrencyCode(), booked);
    } catch (BankRefusal e) {
      throw problem(e);
    }
  }

  @POST
  @Path("/{account}/transfers")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "receiveTransfer",
      summary = "Transfer money to an account",
      description = "As a buyer would at his own bank.")
  @APIResponse(responseCode = "201", description = "The bank has it.")
  @APIResponse(responseCode = "404", description = "The bank has no such account.")
  public Response receive(
      @Context HttpServerRequest request,
      @PathParam("account") String account,
      NewTransfer transfer) {
    localCaller.require(request);
    ReferencePlace place =
        transfer.referenceIn() == null ? ReferencePlace.STRD : transfer.referenceIn();
    int longest = place == ReferencePlace.USTRD ? 140 : MAX_REFERENCE;
    if (transfer.reference() != null && transfer.reference().length() > longest) {
      throw ProblemException.invalid(
          "reference", "must have at most " + longest + " characters in " + place);
    }
    long charge = transfer.charge() == null ? 0 : transfer.charge();
    if (charge >= transfer.amount()) {
      throw ProblemException.invalid("charge", "must be less than amount");
    }
    MovementStatus status = transfer.status() == null ? MovementStatus.BOOKED : transfer.status();
    Movement.Terms terms =
        new Movement.Terms(
            transfer.from(),
            transfer.fromAccount(),
            transfer.reference(),
            place,
            transfer.text(),
            transfer.batch());
    return Response.status(Response.Status.CREATED)
        .entity(
            view(() ->
                bank.receive(account, transfer.amount(), charge, terms, status, transfer.day())))
        .build();
  }

  @POST
  @Path("/{account}/fees")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "chargeAccount", summary = "Charge an account for the bank's services")
  @APIResponse(responseCode = "201", description = "It is booked today.")
  @APIResponse(responseCode = "404", description = "The bank has no such account.")
  public Response charge(
      @Context HttpServerRequest request, @PathParam("account") String account, NewFee fee) {
    localCaller.require(request);
    return Response.status(Response.Status.CREATED)
        .entity(view(() -> bank.charge(account, fee.amount(), fee.text())))
        .build();
  }

  @GET
  @Path("/{account}/transfers")
  @Operation(operationId = "bankMovements", summary = "All that came to an account and went")
  @APIResponse(responseCode = "200", description = "Oldest first.")
  @APIResponse(responseCode = "404", description = "The bank has no such account.")
  public Movements movements(
      @Context HttpServerRequest request, @PathParam("account") String account) {
    localCaller.require(request);
    try {
      return new Movements(bank.movements(account).stream().map(MovementView::of).toList());
    } catch (BankRefusal e) {
      throw problem(e);
    }
  }

  @POST
  @Path("/{account}/transfers/{bankReference}/book")
  @Operation(operationId = "bookTransfer", summary = "Book a pending transfer today")
  @APIResponse(responseCode = "200", description = "It is booked.")
  @APIResponse(responseCode = "404", description = "There is no such account or transfer.")
  @APIResponse(responseCode = "422", description = "It is booked already.")
  public MovementView book(
      @Context HttpServerRequest request,
      @PathParam("account") String account,
      @PathParam("bankReference") String bankReference) {
    localCaller.require(request);
    return view(() -> bank.book(account, bankReference));
  }

  @POST
  @Path("/{account}/transfers/{bankReference}/reverse")
  @Operation(operationId = "reverseTransfer", summary = "Take a booked transfer back today")
  @APIResponse(responseCode = "200", description = "The movement that takes it back.")
  @APIResponse(responseCode = "404", description = "There is no such account or transfer.")
  @APIResponse(responseCode = "422", description = "It is not booked, or was taken back already.")
  public MovementView reverse(
      @Context HttpServerRequest request,
      @PathParam("account") String account,
      @PathParam("bankReference") String bankReference) {
    localCaller.require(request);
    return view(() -> bank.reverse(account, bankReference));
  }

  @GET
  @Path("/{account}/statement")
  @Produces(MediaType.APPLICATION_XML)
  @Operation(
      operationId = "bankStatement",
      summary = "The statement of a day, as camt.053",
      description = "In one of the versions that banks send: 02, 04, 06, 08, 13.")
  @APIResponse(responseCode = "200", description = "The statement.")
  @APIResponse(responseCode = "404", description = "The bank has no such account.")
  public String statement(
      @Context HttpServerRequest request,
      @PathParam("account") String account,
      @QueryParam("day") @Nullable String day,
      @QueryParam("version") @Nullable String version,
      @QueryParam("details") @Nullable String details) {
    localCaller.require(request);
    String wanted = version == null ? "08" : version;
    if (!Camt053.VERSIONS.contains(wanted)) {
      throw ProblemException.badParameter(
          "version", "must be one of " + String.join(", ", new TreeSet<>(Camt053.VERSIONS)));
    }
    try {
      return statements.write(account, day(day), wanted, !"false".equals(details));
    } catch (BankRefusal e) {
      throw problem(e);
    }
  }

  private LocalDate day(@Nullable String day) {
    try {
      return day == null ? bank.today() : LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw ProblemException.badParameter("day", "must be a day such as 2026-11-26");
    }
  }

  /** Something that the bank does or refuses. */
  @FunctionalInterface
  private interface Deed {
    Movement done() throws BankRefusal;
  }

  private static MovementView view(Deed deed) {
    try {
      return MovementView.of(deed.done());
    } catch (BankRefusal e) {
      throw problem(e);
    }
  }

  private static ProblemException problem(BankRefusal e) {
    String detail = String.valueOf(e.getMessage());
    return switch (e.reason()) {
      case UNKNOWN_ACCOUNT, UNKNOWN_MOVEMENT -> ProblemException.notFound(detail);
      case ID_USED, TOO_LATE -> ProblemException.of(ProblemCode.VALIDATION_FAILED, detail);
    };
  }
}
