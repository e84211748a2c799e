package dev.quittance.payments.store;

import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;

/** An operation and its payment. */
public record PaymentOperation(Payment payment, Operation operation) {}
