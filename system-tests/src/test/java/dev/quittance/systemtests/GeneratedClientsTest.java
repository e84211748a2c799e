package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.generated.ledger.AccountsApi;
import dev.quittance.generated.ledger.ReplaysApi;
import dev.quittance.generated.ledger.model.Replay;
import dev.quittance.generated.ledger.model.ReplayRequest;
import dev.quittance.generated.ledger.model.ReplayResult;
import dev.quittance.generated.ledger.model.ReplayStatus;
import dev.quittance.generated.notification.NotificationsApi;
import dev.quittance.generated.order.ApiException;
import dev.quittance.generated.order.OrdersApi;
import dev.quittance.generated.order.model.FieldError;
import dev.quittance.generated.order.model.Order;
import dev.quittance.generated.order.model.OrderRequest;
import dev.quittance.generated.order.model.OrderRequestLine;
import dev.quittance.generated.order.model.OrderStatus;
import dev.quittance.generated.order.model.PageOrderView;
import dev.quittance.generated.order.model.PositiveMoney;
import dev.quittance.generated.order.model.Problem;
import dev.quittance.generated.payment.RefundsApi;
import dev.quittance.generated.payment.model.Refund;
import dev.quittance.generated.payment.model.RefundRequest;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.Sandbox;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The life of an order, through clients that were made from the OpenAPI documents alone. */
@SharedClusterTest
class GeneratedClientsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String buyer = "java-" + UUID.randomUUID().toString().substring(0, 8);
  private final OrdersApi orders;
  private final RefundsApi refunds;
  private final ReplaysApi replays;
  private final AccountsApi accounts;
  private final NotificationsApi notifications;

  GeneratedClientsTest(Cluster cluster) {
    Platform at = cluster.platform();
    var order = new dev.quittance.generated.order.ApiClient();
    order.updateBaseUri(at.orders().base().toString());
    order.setRequestInterceptor(this::authorize);
    orders = new OrdersApi(order);
    var payment = new dev.quittance.generated.payment.ApiClient();
    payment.updateBaseUri(at.payments().base().toString());
    payment.setRequestInterceptor(this::authorize);
    refunds = new RefundsApi(payment);
    var ledger = new dev.quittance.generated.ledger.ApiClient();
    ledger.updateBaseUri(at.ledger().base().toString());
    ledger.setRequestInterceptor(this::authorize);
    replays = new ReplaysApi(ledger);
    accounts = new AccountsApi(ledger);
    var notification = new dev.quittance.generated.notification.ApiClient();
    notification.updateBaseUri(at.notifications().base().toString());
    notification.setRequestInterceptor(this::authorize);
    notifications = new NotificationsApi(notification);
  }

  private void authorize(HttpRequest.Builder request) {
    request.header(
        "Authorization", "Bearer " + Sandbox.shared().tokens().of(Caller.almighty(buyer)));
  }

  @Test
  void anOrderIsPaidRefundedToldAndPosted() throws Exception {
    Order order = place(1_099L);
    Long total = order.getTotal().getAmount(); // would not compile if it were an int
    assertThat(total).isEqualTo(2_198);
    String paymentId = awaitAuthorized(order.getId());

    Refund refund =
        refunds.refundPayment(paymentId, key(), new RefundRequest().reason("Damaged"), false);
    assertThat(refund.getAmount().getAmount()).isEqualTo(2_198);
    await()
        .atMost(PATIENCE)
        .until(() -> orders.order(order.getId()).getStatus() == OrderStatus.REFUNDED);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    notifications
                        .listNotifications(null, buyer, null, null, 100, order.getId())
                        .getData())
                .hasSize(3));
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> !accounts.account("buyer:" + buyer, null, null, null).getBalances().isEmpty());
  }

  @Test
  void pagesAreWalkedByTheirCursors() throws Exception {
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      placed.addFirst(place(100L + i).getId());
    }
    List<String> listed = new ArrayList<>();
    PageOrderView page = listOrders(buyer, null);
    while (true) {
      page.getData().forEach(order -> listed.add(order.getId()));
      if (page.getNextCursor() == null) {
        break;
      }
      page = listOrders(null, page.getNextCursor());
    }
    assertThat(listed).isEqualTo(placed);
  }

  private PageOrderView listOrders(@Nullable String buyerId, @Nullable String cursor)
      throws Exception {
    return orders.listOrders(buyerId, null, cursor, null, 2, null, null, null, null, null, null);
  }

  @Test
  void aReplayIsStartedAndFollowed() throws Exception {
    Replay started = null;
    while (started == null) {
      try {
        started = replays.startReplay(new ReplayRequest().mode(ReplayRequest.ModeEnum.VERIFY));
      } catch (dev.quittance.generated.ledger.ApiException e) {
        assertThat(e.getCode()).as("another test's replay").isEqualTo(409);
      }
    }
    String id = started.getId();
    Replay ended =
        await()
            .atMost(PATIENCE)
            .until(() -> replays.replay(id), replay -> replay.getStatus() != ReplayStatus.RUNNING);
    assertThat(ended.getResult()).isEqualTo(ReplayResult.IDENTICAL);
  }

  @Test
  void aProblemIsReadAsWhatTheDocumentSays() throws Exception {
    ApiException missing = catchThrowableOfType(ApiException.class, () -> orders.order("ord_0"));
    Problem problem = JSON.readValue(missing.getResponseBody(), Problem.class);
    assertThat(problem.getStatus()).isEqualTo(404);
    assertThat(problem.getCode()).isEqualTo(Problem.CodeEnum.NOT_FOUND);

    OrderRequest request = request(1L).lines(List.of());
    ApiException invalid =
        catchThrowableOfType(ApiException.class, () -> orders.placeOrder(key(), request));
    problem = JSON.readValue(invalid.getResponseBody(), Problem.class);
    assertThat(problem.getCode()).isEqualTo(Problem.CodeEnum.VALIDATION_FAILED);
    assertThat(problem.getErrors()).extracting(FieldError::getField).containsExactly("lines");
  }

  private Order place(long amount) throws ApiException {
    return orders.placeOrder(key(), request(amount));
  }

  private OrderRequest request(long amount) {
    return new OrderRequest()
        .supplierId("supplier-1")
        .paymentMethodId("pm_card_visa")
        .addLinesItem(
            new OrderRequestLine()
                .sku("TEA-250")
                .quantity(2L)
                .unitPrice(
                    new PositiveMoney().amount(amount).currency(PositiveMoney.CurrencyEnum.CNY)));
  }

  private String awaitAuthorized(String orderId) {
    return Objects.requireNonNull(
        await()
            .atMost(PATIENCE)
            .until(() -> orders.order(orderId), order -> order.getStatus() == OrderStatus.PAID)
            .getPaymentId());
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
