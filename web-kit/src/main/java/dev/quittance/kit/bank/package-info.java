/** Numbers of bank accounts: what is one, and of which bank. Pure. */
@NullMarked
package dev.quittance.kit.bank;

import org.jspecify.annotations.NullMarked;
