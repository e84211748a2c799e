/**
 * Payment accounts: what a buyer pays with. One account per buyer, with instruments: cards, bank
 * accounts and Alipay accounts. Of a card only what may be shown is known here; its number was
 * exchanged for the gateway's token when it arrived.
 *
 * <p>This package is pure; {@code store} has the tables, {@code secret} the keys, {@code api} HTTP.
 */
@NullMarked
package dev.quittance.payments.account;

import org.jspecify.annotations.NullMarked;
