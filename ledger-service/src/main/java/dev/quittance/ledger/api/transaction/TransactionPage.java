package dev.quittance.ledger.api.transaction;

import dev.quittance.kit.list.Page;
import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.query.transaction.TransactionState;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of the list of transactions. */
@Schema(name = "TransactionPage")
record TransactionPage(List<TransactionView> data, @Nullable String nextCursor, AsOfView asOf) {

  static TransactionPage of(Page<TransactionState> page, AsOfView asOf) {
    Page<TransactionView> views = page.map(TransactionView::of);
    return new TransactionPage(views.data(), views.nextCursor(), asOf);
  }
}
