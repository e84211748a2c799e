/**
 * Tells buyers what happened to their orders.
 *
 * <pre>
 *   log --> intake --> message (pure: what to say) --> store --> inbox
 *                                                        ^
 *   GET /notifications ------------------------> api ----+
 * </pre>
 */
@NullMarked
package dev.quittance.notification;

import org.jspecify.annotations.NullMarked;
