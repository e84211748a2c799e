package dev.quittance.payments.api;

import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.security.Caller;
import dev.quittance.payments.dispute.Dispute;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.store.ContradictionStore;
import dev.quittance.payments.store.DisputeStore;
import dev.quittance.payments.store.PaymentReads;
import dev.quittance.payments.store.StoredPayment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Payments as JSON, with all that belongs to them, in the language of whoever reads them. */
@ApplicationScoped
class PaymentViews {

  private final PaymentReads payments;
  private final DisputeStore disputes;
  private final ContradictionStore contradictions;
  private final Caller caller;
  private final ReaderLanguage language;

  PaymentViews(
      PaymentReads payments,
      DisputeStore disputes,
      ContradictionStore contradictions,
      Caller caller,
      ReaderLanguage language) {
    this.payments = payments;
    this.disputes = disputes;
    this.contradictions = contradictions;
    this.caller = caller;
    this.language = language;
  }

  List<PaymentView> of(List<StoredPayment> stored) {
    List<Operation> operations = payments.operationsOf(stored);
    List<Dispute> disputed = disputes.of(stored);
    Locale locale = language.locale();
    List<ContradictionStore.Kept> contradicted =
        caller.seesAll() ? contradictions.of(stored) : null;
    return stored.stream()
        .map(one -> PaymentView.of(one, operations, disputed, contradicted, locale))
        .toList();
  }
}
