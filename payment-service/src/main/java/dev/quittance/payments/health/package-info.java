/** Whether the workers live and come along, each with its reason. */
@NullMarked
package dev.quittance.payments.health;

import org.jspecify.annotations.NullMarked;
