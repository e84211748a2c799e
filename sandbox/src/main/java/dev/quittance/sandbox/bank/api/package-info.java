/** The bank over HTTP: what its customers order, and what the world does to their accounts. */
@NullMarked
package dev.quittance.sandbox.bank.api;

import org.jspecify.annotations.NullMarked;
