/** Parks refused events: stored whole and visible, with the order's later events behind them. */
@NullMarked
package dev.quittance.kit.parking;

import org.jspecify.annotations.NullMarked;
