/** Buyers' payment accounts and what is linked to them. */
@NullMarked
package dev.quittance.systemtests.account;

import org.jspecify.annotations.NullMarked;
