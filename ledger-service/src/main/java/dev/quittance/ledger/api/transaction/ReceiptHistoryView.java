package dev.quittance.ledger.api.transaction;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.query.transaction.ReceiptHistory;
import dev.quittance.ledger.query.transaction.ReceiptState;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A receipt with its journal entries, oldest first, and its events that are parked. */
@Schema(name = "ReceiptHistory")
record ReceiptHistoryView(
    @JsonUnwrapped ReceiptView receipt,
    List<HistoryView.Entry> timeline,
    List<HistoryView.Parked> parked,
    AsOfView asOf) {

  static ReceiptHistoryView of(ReceiptState state, ReceiptHistory history, AsOfView asOf) {
    return new ReceiptHistoryView(
        ReceiptView.of(state),
        history.timeline().stream().map(HistoryView.Entry::of).toList(),
        history.parked().stream().map(HistoryView.Parked::of).toList(),
        asOf);
  }
}
