package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a payment can be refunded; exact while the payment is locked.
 *
 * @param paidBy the attempt by which it was charged; null if it was not
 */
public record RefundBasis(Payment payment, Refunds refunds, @Nullable Operation paidBy) {

  /**
   * The refunds that a payment has.
   *
   * @param all how many there are, of any status
   * @param failed how many failed
   * @param chargedMinor what went back with the others, or is about to, in the charged currency; 0
   *     if that is the payment's
   */
  public record Refunds(int all, int failed, long chargedMinor) {
    static final Refunds NONE = new Refunds(0, 0, 0);
  }

  private static final String REFUNDS =
      """
      SELECT payment_id, count(*), count(*) FILTER (WHERE status = 'FAILED'),
             coalesce(sum(charged) FILTER (WHERE status <> 'FAILED'), 0)
        FROM operation
       WHERE payment_id = ANY (?) AND kind = 'REFUND'
       GROUP BY payment_id
      """;

  private static final String PAID_BY =
      "SELECT "
          + OperationTable.select()
          + """
           FROM operation AS o
          WHERE payment_id = ANY (?) AND kind = 'AUTHORIZATION' AND status = 'SUCCEEDED'
          """;

  /** As it is with one more refund. */
  RefundBasis with(Payment after, Operation refund) {
    Money charged = refund.terms().charge().charged();
    long more = charged.equals(refund.terms().amount()) ? 0 : charged.amountMinor();
    return new RefundBasis(
        after,
        new Refunds(refunds.all() + 1, refunds.failed(), refunds.chargedMinor() + more),
        paidBy);
  }

  /**
   * Locks payments in the order of their ids, and finds what decides whether they can be refunded.
   *
   * @param found is told each of those that there are
   */
  static void lock(RoundTrip reads, Collection<String> paymentIds, Consumer<RefundBasis> found) {
    Object[] ids = paymentIds.stream().map(id -> Ids.uuid(Ids.PAYMENT, id)).toArray();
    RoundTrip.Parameters parameters =
        (connection, statement, first) -> {
          statement.setArray(first, connection.createArrayOf("uuid", ids));
          return first + 1;
        };
    Map<String, Payment> payments = new LinkedHashMap<>();
    Map<String, Refunds> refunds = new HashMap<>();
    KeyLookups.plan(reads);
    reads.read(
        PaymentSelects.LOCKED_BY_ID,
        parameters,
        row -> {
          while (row.next()) {
            Payment payment = PaymentTable.read(row).payment();
            payments.put(payment.id(), payment);
          }
        });
    reads.read(
        REFUNDS,
        parameters,
        row -> {
          while (row.next()) {
            refunds.put(
                Ids.of(Ids.PAYMENT, row.getObject(1, UUID.class)),
                new Refunds(row.getInt(2), row.getInt(3), row.getLong(4)));
          }
        });
    reads.read(
        PAID_BY,
        parameters,
        row -> {
          Map<String, Operation> paidBy = new HashMap<>();
          while (row.next()) {
            String paymentId = Ids.of(Ids.PAYMENT, row.getObject("o_payment_id", UUID.class));
            Payment payment = Objects.requireNonNull(payments.get(paymentId));
            paidBy.put(paymentId, OperationTable.read(row, payment.terms().amount().currency()));
          }
          for (Payment payment : payments.values()) {
            found.accept(
                new RefundBasis(
                    payment,
                    refunds.getOrDefault(payment.id(), Refunds.NONE),
                    paidBy.get(payment.id())));
          }
        });
  }
}
