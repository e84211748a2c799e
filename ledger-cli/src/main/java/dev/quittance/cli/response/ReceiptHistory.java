package dev.quittance.cli.response;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A receipt with what happened to it. */
public record ReceiptHistory(
    @JsonUnwrapped Receipt receipt,
    List<History.Entry> timeline,
    List<History.Parked> parked,
    AsOf asOf) {}
