package dev.quittance.sandbox.wallet.api;

import dev.quittance.kit.http.AnyQuery;
import dev.quittance.sandbox.page.api.Html;
import dev.quittance.sandbox.wallet.WalletDesk;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page on which a buyer approves a payment, or does not. */
@Path("/wallet/cashier/{ticket}")
@PermitAll
public class CashierResource {

  private final WalletDesk desk;

  CashierResource(WalletDesk desk) {
    this.desk = desk;
  }

  @GET
  @AnyQuery
  @Operation(hidden = true)
  public Response page(@PathParam("ticket") String ticket) {
    Optional<WalletDesk.Bill> bill = desk.bill(ticket);
    if (bill.isEmpty()) {
      return message(404, "No such payment", "Go back to the shop and pay again.");
    }
    return bill.get().isOpen()
        ? Html.page(200, WalletPages.cashier(ticket, bill.get()), bill.get().returnUrl().toString())
        : late();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response decide(
      @PathParam("ticket") String ticket, @FormParam("choice") @Nullable String name) {
    Optional<WalletDesk.Choice> choice = choice(name);
    Optional<WalletDesk.Bill> bill = desk.bill(ticket);
    if (choice.isEmpty() || bill.isEmpty()) {
      return message(400, "This form cannot be read", "Go back to the shop and pay again.");
    }
    return desk.decideOnPage(ticket, choice.get())
        ? Response.seeOther(bill.get().returnUrl()).build()
        : late();
  }

  static Optional<WalletDesk.Choice> choice(@Nullable String name) {
    return Arrays.stream(WalletDesk.Choice.values())
        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private static Response late() {
    return message(409, "Nothing to decide", "This payment is decided or closed already.");
  }

  private static Response message(int status, String title, String text) {
    return Html.page(status, WalletPages.message(title, text));
  }
}
