package dev.quittance.orders.receipt.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.orders.order.store.LoggedEvents;
import dev.quittance.orders.order.store.OrderHeader;
import dev.quittance.orders.order.store.OrderRecord;
import dev.quittance.orders.order.store.OrderStore;
import dev.quittance.orders.receipt.PaidOrder;
import dev.quittance.orders.receipt.Receipt;
import dev.quittance.orders.receipt.ReceiptMaker;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierStanding;
import dev.quittance.orders.supplier.store.StoredSupplier;
import dev.quittance.orders.supplier.store.SupplierStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Reads what a receipt is made of, in a transaction that is over before anything is printed. */
@ApplicationScoped
class ReceiptReader {

  private final OrderStore orders;
  private final LoggedEvents logged;
  private final SupplierStore suppliers;
  private final EventKitConfig kit;
  private final Caller caller;

  ReceiptReader(
      OrderStore orders,
      LoggedEvents logged,
      SupplierStore suppliers,
      EventKitConfig kit,
      Caller caller) {
    this.orders = orders;
    this.logged = logged;
    this.suppliers = suppliers;
    this.kit = kit;
    this.caller = caller;
  }

  /**
   * @throws ProblemException 404 if the caller has no such order, 409 if it was never paid
   */
  @Transactional
  Receipt read(String orderId) {
    if (!Ids.isId(Ids.ORDER, orderId)) {
      throw unknown();
    }
    OrderRecord order =
        orders
            .find(orderId)
            .filter(found -> caller.maySee(found.header().buyerId()))
            .orElseThrow(ReceiptReader::unknown);
    return ReceiptMaker.make(paidOrder(order), kit.topic().name())
        .orElseThrow(() -> notPaid(order.header()));
  }

  private PaidOrder paidOrder(OrderRecord order) {
    OrderHeader header = order.header();
    return new PaidOrder(
        header.id(),
        header.buyerId(),
        header.paymentMethodId(),
        header.shipping(),
        header.acknowledgement(),
        header.state(),
        order.lines(),
        order.history(),
        logged.of(header.id(), header.state().revision()),
        suppliers
            .find(header.supplierId())
            .map(ReceiptReader::seller)
            .orElseGet(() -> Receipt.Seller.unknown(header.supplierId())));
  }

  private static Receipt.Seller seller(StoredSupplier stored) {
    Supplier supplier = stored.supplier();
    SupplierStanding standing = supplier.standing();
    SupplierStanding.Verification verification = standing.verification();
    SupplierStanding.Suspension suspension = standing.suspension();
    return new Receipt.Seller(
        supplier.id(),
        supplier.profile().name(),
        supplier.profile().nameChinese(),
        supplier.profile().country(),
        verification == null ? null : verification.at(),
        verification == null ? null : verification.validUntil(),
        suspension == null ? null : suspension.at());
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("There is no such order: GET /orders lists them.");
  }

  private static ProblemException notPaid(OrderHeader order) {
    return ProblemException.of(
        ProblemCode.ORDER_NOT_PAID,
        "The order is %s: it has a receipt once it is paid. GET /orders/%s says what comes next."
            .formatted(order.state().status(), order.id()));
  }
}
