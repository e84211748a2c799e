/** Clients of the log, and what loops on it need: a pace, pauses and status. */
@NullMarked
package dev.quittance.kit.log;

import org.jspecify.annotations.NullMarked;
