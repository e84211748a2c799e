/**
 * A wallet: the part of Alipay's global API that a merchant needs for payments on the wallet's page
 * or by agreement, refunds and disputes. {@code Wallet} holds what it believes, {@code WalletApi}
 * speaks its API with signed requests and answers, {@code WalletDesk} is what buyers and the
 * wallet's own people do. In memory: a restart forgets it.
 */
@NullMarked
package dev.quittance.sandbox.wallet;

import org.jspecify.annotations.NullMarked;
