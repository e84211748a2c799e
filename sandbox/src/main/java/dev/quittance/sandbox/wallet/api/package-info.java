/** The wallet's page for buyers, and the same and disputes over HTTP for programs. */
@NullMarked
package dev.quittance.sandbox.wallet.api;

import org.jspecify.annotations.NullMarked;
