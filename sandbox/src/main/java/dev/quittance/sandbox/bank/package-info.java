/**
 * A bank: accounts, transfers that others book to them, payments that their owner orders, and what
 * a statement says of them. In memory: its books are lost when the sandbox ends.
 */
@NullMarked
package dev.quittance.sandbox.bank;

import org.jspecify.annotations.NullMarked;
