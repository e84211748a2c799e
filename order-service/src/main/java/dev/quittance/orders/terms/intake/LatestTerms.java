package dev.quittance.orders.terms.intake;

import dev.quittance.contract.terms.TermsRecord;
import dev.quittance.orders.terms.PaymentTerms;
import jakarta.enterprise.context.ApplicationScoped;

/** The payment terms as they were told last. */
@ApplicationScoped
public class LatestTerms {

  private volatile PaymentTerms current = PaymentTerms.NONE;

  /** What is known now: {@link PaymentTerms#NONE} until something has been told. */
  public PaymentTerms current() {
    return current;
  }

  /** Called by one thread. */
  void learn(TermsRecord told) {
    current = current.with(told);
  }
}
