/** The way to the log, and how a loop on it fares: clients, back-off, status. */
@NullMarked
package dev.quittance.kit.log;

import org.jspecify.annotations.NullMarked;
