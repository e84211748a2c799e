/**
 * Keys of subjects, the master keys that they are wrapped with, and what they seal. No database.
 */
@NullMarked
package dev.quittance.orders.personal.key;

import org.jspecify.annotations.NullMarked;
