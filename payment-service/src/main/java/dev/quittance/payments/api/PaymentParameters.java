package dev.quittance.payments.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ProblemException;
import dev.quittance.kit.page.Cursor;
import dev.quittance.kit.page.PageParameters;
import dev.quittance.kit.page.Terms;
import dev.quittance.payments.payment.PaymentStatus;
import dev.quittance.payments.store.PaymentFilter;
import dev.quittance.payments.store.StoredPayment;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of payments. */
public record PaymentParameters(
    @Parameter(description = "Only the payment of this order.") @QueryParam(ORDER)
        @Nullable String orderId,
    @Parameter(description = "Only this buyer's.") @QueryParam(BUYER) @Nullable String buyerId,
    @Parameter(
            description = "Only those that stand so.",
            schema = @Schema(implementation = PaymentStatus.class))
        @QueryParam(STATUS)
        @Nullable String status) {

  private static final String ORDER = "orderId";
  private static final String BUYER = "buyerId";
  private static final String STATUS = "status";
  private static final String LAST = "last";

  Terms terms(PageParameters page) {
    return page.terms("payments")
        .filter(ORDER, orderId)
        .filter(BUYER, buyerId)
        .filter(STATUS, status);
  }

  static PaymentFilter filter(Terms terms) {
    Cursor cursor = terms.cursor();
    return new PaymentFilter(
        order(terms.value(ORDER)),
        buyer(terms.value(BUYER)),
        status(terms.value(STATUS)),
        cursor == null ? null : cursor.id(LAST, Ids.PAYMENT));
  }

  static Map<String, String> place(StoredPayment last) {
    return Map.of(LAST, last.payment().paymentId());
  }

  private static @Nullable String order(@Nullable String orderId) {
    if (orderId != null && !Ids.isId(Ids.ORDER, orderId)) {
      throw ProblemException.badParameter(ORDER, "must be 'ord_' and 32 lower-case hex digits");
    }
    return orderId;
  }

  private static @Nullable String buyer(@Nullable String buyerId) {
    if (buyerId != null && !Ids.isName(buyerId)) {
      throw ProblemException.badParameter(BUYER, "must be 1 to 64 letters, digits, '-' or '_'");
    }
    return buyerId;
  }

  private static @Nullable PaymentStatus status(@Nullable String status) {
    if (status == null) {
      return null;
    }
    return Arrays.stream(PaymentStatus.values())
        .filter(known -> known.name().equals(status))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.badParameter(
                    STATUS, "must be one of " + Arrays.toString(PaymentStatus.values())));
  }
}
