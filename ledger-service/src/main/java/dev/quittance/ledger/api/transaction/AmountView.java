package dev.quittance.ledger.api.transaction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money as every service writes it: whole minor units of the currency. */
@Schema(name = "Money")
record AmountView(
    @Schema(examples = "1099") long amount, @Schema(examples = "CNY") String currency) {}
