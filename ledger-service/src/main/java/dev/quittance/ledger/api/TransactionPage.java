package dev.quittance.ledger.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of the list of transactions. */
@Schema(name = "TransactionPage")
record TransactionPage(List<TransactionView> data, @Nullable String nextCursor, AsOfView asOf) {}
