package dev.quittance.payments.api;

import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.payments.dispute.Dispute;
import dev.quittance.payments.operation.Operation;
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
  private final ReaderLanguage language;

  PaymentViews(PaymentReads payments, DisputeStore disputes, ReaderLanguage language) {
    this.payments = payments;
    this.disputes = disputes;
    this.language = language;
  }

  List<PaymentView> of(List<StoredPayment> stored) {
    List<Operation> operations = payments.operationsOf(stored);
    List<Dispute> disputed = disputes.of(stored);
    Locale locale = language.locale();
    return stored.stream().map(one -> PaymentView.of(one, operations, disputed, locale)).toList();
  }
}
