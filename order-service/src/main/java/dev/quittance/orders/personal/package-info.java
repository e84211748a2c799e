/**
 * Personal data that can be forgotten: sealed under a key of its subject, which an erasure
 * destroys. Pure; {@code key} seals, {@code store} keeps keys and erasures, {@code api} serves.
 */
@NullMarked
package dev.quittance.orders.personal;

import org.jspecify.annotations.NullMarked;
