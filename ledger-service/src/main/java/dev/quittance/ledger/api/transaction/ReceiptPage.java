package dev.quittance.ledger.api.transaction;

import dev.quittance.kit.list.Page;
import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.query.transaction.ReceiptState;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of the list of receipts. */
@Schema(name = "ReceiptPage")
record ReceiptPage(List<ReceiptView> data, @Nullable String nextCursor, AsOfView asOf) {

  static ReceiptPage of(Page<ReceiptState> page, AsOfView asOf) {
    Page<ReceiptView> views = page.map(ReceiptView::of);
    return new ReceiptPage(views.data(), views.nextCursor(), asOf);
  }
}
