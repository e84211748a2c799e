/** The rules of shipping, from the configuration. */
@NullMarked
package dev.quittance.orders.shipping.config;

import org.jspecify.annotations.NullMarked;
