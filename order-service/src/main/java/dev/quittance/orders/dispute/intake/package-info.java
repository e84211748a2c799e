/** What happens to orders, as far as it concerns their disputes. */
@NullMarked
package dev.quittance.orders.dispute.intake;

import org.jspecify.annotations.NullMarked;
