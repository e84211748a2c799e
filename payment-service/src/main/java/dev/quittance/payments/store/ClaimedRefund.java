package dev.quittance.payments.store;

import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.Refund;

/** A refund that is this worker's alone until its lease ends, with its payment. */
public record ClaimedRefund(Refund refund, Payment payment) {}
