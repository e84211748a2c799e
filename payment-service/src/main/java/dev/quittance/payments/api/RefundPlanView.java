package dev.quittance.payments.api;

import dev.quittance.contract.Money;
import dev.quittance.payments.payment.PaymentTerms;
import dev.quittance.payments.processing.RefundRequests;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a refund would do, as JSON. */
@Schema(name = "RefundPlan")
record RefundPlanView(
    @Schema(description = "What would go back, in the payment's currency.") Money amount,
    @Schema(description = "The same in the currency that was charged, if that is another one.")
        @Nullable Money charged,
    @Schema(description = "The part of the platform's fee that would go back with it.")
        Money platformFee,
    @Schema(description = "What the ledger would post once the gateway has paid it.")
        List<Line> postings) {

  /** Money that moves from one account to another. */
  @Schema(name = "PlannedPosting")
  record Line(
      @Schema(description = "The account that is debited.", examples = "supplier:supplier-1")
          String debit,
      @Schema(description = "The account that is credited.", examples = "buyer:buyer-1")
          String credit,
      Money amount) {}

  static RefundPlanView of(RefundRequests.Plan.Acceptable plan) {
    Money charged = plan.charge().rate() == null ? null : plan.charge().charged();
    return new RefundPlanView(plan.amount(), charged, plan.platformFee(), postings(plan, charged));
  }

  /** As the ledger posts Refunded: through the buyer's account, which is back where it was. */
  private static List<Line> postings(RefundRequests.Plan.Acceptable plan, @Nullable Money charged) {
    PaymentTerms terms = plan.payment().terms();
    String buyer = "buyer:" + terms.buyerId();
    String gateway = "gateway:" + plan.payment().state().gateway();
    List<Line> lines = new ArrayList<>();
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

  private static void add(List<Line> lines, String debit, String credit, Money amount) {
    if (amount.isPositive()) {
      lines.add(new Line(debit, credit, amount));
    }
  }
}
