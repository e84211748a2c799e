package dev.quittance.payments.store;

import dev.quittance.payments.payment.Attempt;
import dev.quittance.payments.payment.Payment;

/** An attempt that is this worker's alone until its lease ends, with its payment. */
public record ClaimedAttempt(Attempt attempt, Payment payment) {}
