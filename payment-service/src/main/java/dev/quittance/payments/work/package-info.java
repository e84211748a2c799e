/** The loop that finds what is due and has it done, several at a time, until told to stop. */
@NullMarked
package dev.quittance.payments.work;

import org.jspecify.annotations.NullMarked;
