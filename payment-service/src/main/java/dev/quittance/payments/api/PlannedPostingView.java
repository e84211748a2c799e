package dev.quittance.payments.api;

import dev.quittance.contract.Money;
import dev.quittance.contract.Refunded;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Posting;
import dev.quittance.ledger.core.posting.Postings;
import dev.quittance.payments.payment.PaymentTerms;
import dev.quittance.payments.processing.RefundPlan;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money that would move from one account to another, as JSON. */
@Schema(name = "PlannedPosting")
record PlannedPostingView(
    @Schema(description = "The account that is debited.", examples = "supplier:supplier-1")
        String debit,
    @Schema(description = "The account that is credited.", examples = "buyer:buyer-1")
        String credit,
    Money amount) {

  /**
   * As the ledger posts the event that would follow.
   *
   * @param refundId belongs to no refund
   */
  static List<PlannedPostingView> of(RefundPlan.Acceptable plan, String refundId) {
    PaymentTerms terms = plan.payment().terms();
    Currency currency = plan.amount().currency();
    return Postings.refunded(
            Account.buyer(terms.buyerId(), currency),
            Account.supplier(terms.supplierId(), currency),
            (Refunded) plan.event(refundId))
        .stream()
        .map(PlannedPostingView::of)
        .toList();
  }

  private static PlannedPostingView of(Posting posting) {
    return new PlannedPostingView(
        posting.debit().path(),
        posting.credit().path(),
        new Money(posting.amountMinor(), posting.debit().currency()));
  }
}
