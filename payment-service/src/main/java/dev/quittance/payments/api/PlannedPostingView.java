package dev.quittance.payments.api;

import dev.quittance.contract.Money;
import dev.quittance.payments.payment.PaymentTerms;
import dev.quittance.payments.processing.RefundRequests;
import java.util.ArrayList;
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

  /** As the ledger posts Refunded: through the buyer's account, which is back where it was. */
  static List<PlannedPostingView> of(RefundRequests.Plan.Acceptable plan) {
    Money charged = plan.charge().rate() == null ? null : plan.charge().charged();
    PaymentTerms terms = plan.payment().terms();
    String buyer = "buyer:" + terms.buyerId();
    String gateway = "gateway:" + plan.payment().state().gateway();
    List<PlannedPostingView> lines = new ArrayList<>();
    add(lines, "supplier:" + terms.supplierId(), buyer, plan.amount().minus(plan.platformFee()));
    add(lines, "platform:fees", buyer, plan.platformFee());
    if (charged == null) {
      add(lines, buyer, gateway, plan.amount());
    } else {
      add(lines, buyer, "fx:" + plan.amount().currency(), plan.amount());
      add(lines, "fx:" + charged.currency(), buyer, charged);
      add(lines, buyer, gateway, charged);
    }
    return lines;
  }

  private static void add(
      List<PlannedPostingView> lines, String debit, String credit, Money amount) {
    if (amount.isPositive()) {
      lines.add(new PlannedPostingView(debit, credit, amount));
    }
  }
}
