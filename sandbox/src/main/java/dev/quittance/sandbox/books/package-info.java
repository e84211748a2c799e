/**
 * What the outside world believes: every charge, refund, dispute and transfer at its gateway. Tests
 * compare it with what Quittance believes.
 */
@NullMarked
package dev.quittance.sandbox.books;

import org.jspecify.annotations.NullMarked;
