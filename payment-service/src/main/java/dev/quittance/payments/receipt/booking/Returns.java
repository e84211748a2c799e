package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.database.AfterCommit;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.ReceiptChange;
import dev.quittance.payments.receipt.ReceiptDecider;
import dev.quittance.payments.receipt.ReceiptDecision;
import dev.quittance.payments.receipt.ReceiptFold;
import dev.quittance.payments.receipt.ReceiptRejection;
import dev.quittance.payments.receipt.store.ReceiptStore;
import dev.quittance.payments.receipt.store.ReturnTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders money to be sent back, within the current transaction. */
@ApplicationScoped
public class Returns {

  private final ReceiptStore receipts;
  private final ReturnTable orders;
  private final ReturnWorker worker;
  private final AfterCommit afterCommit;

  Returns(ReceiptStore receipts, ReturnTable orders, ReturnWorker worker, AfterCommit afterCommit) {
    this.receipts = receipts;
    this.orders = orders;
    this.worker = worker;
    this.afterCommit = afterCommit;
  }

  /** What became of a request. */
  public sealed interface Result {

    /** The bank will be asked. */
    record Ordered(Receipt before, String returnId, Money amount) implements Result {}

    /** Nothing has changed. */
    record Rejected(Receipt receipt, ReceiptRejection code) implements Result {}
  }

  /** What a request would send back; empty if it would be rejected. */
  public Optional<Money> worth(String receiptId, @Nullable Money amount) {
    return lock(receiptId)
        .flatMap(receipt ->
            ReceiptDecider.decide(receipt, amount)
                    instanceof ReceiptDecision.Accepted(Money accepted)
                ? Optional.of(accepted)
                : Optional.empty());
  }

  /**
   * @param amount null for all that is left
   * @return empty if there is no such receipt
   */
  public Optional<Result> order(String receiptId, @Nullable Money amount, String reason) {
    return lock(receiptId)
        .map(receipt ->
            switch (ReceiptDecider.decide(receipt, amount)) {
              case ReceiptDecision.Rejected(ReceiptRejection code) ->
                  new Result.Rejected(receipt, code);
              case ReceiptDecision.Accepted(Money accepted) -> accept(receipt, accepted, reason);
            });
  }

  private Optional<Receipt> lock(String receiptId) {
    return receipts.lock(List.of(receiptId)).stream().findFirst();
  }

  private Result accept(Receipt receipt, Money amount, String reason) {
    String id = Ids.next(ReturnTable.ID_PREFIX);
    ReceiptFold.Applied applied =
        ReceiptFold.apply(receipt, new ReceiptChange.ReturnOrdered(amount));
    receipts.save(List.of(applied.receipt()));
    orders.add(id, receipt.id(), amount, reason);
    afterCommit.run(worker::wake);
    return new Result.Ordered(receipt, id, amount);
  }
}
