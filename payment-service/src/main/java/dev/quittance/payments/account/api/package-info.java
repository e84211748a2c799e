/** Payment accounts and their instruments over HTTP. */
@NullMarked
package dev.quittance.payments.account.api;

import org.jspecify.annotations.NullMarked;
