/**
 * What a gateway is asked to do, an authorization, a refund or the reversal of a surplus charge, as
 * one state machine.
 *
 * <pre>
 *   CREATED --claim--> ASKED --evidence--> SUCCEEDED | FAILED
 *      ^                 |                     ^
 *      |                 +--> UNKNOWN, PENDING, ACTION_REQUIRED --evidence--+
 *      +--- not arrived, after the settling time
 * </pre>
 *
 * An authorization that succeeds although another attempt pays is SURPLUS, and reversed. Evidence
 * arrives in any order and any number of times; {@code OperationFold} alone decides what it means.
 * No clock, no random, no SQL, no HTTP.
 */
@NullMarked
package dev.quittance.payments.operation;

import org.jspecify.annotations.NullMarked;
