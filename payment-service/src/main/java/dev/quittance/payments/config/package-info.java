/** Every limit of this service in one place, with a default that works. */
@NullMarked
package dev.quittance.payments.config;

import org.jspecify.annotations.NullMarked;
