/**
 * What a service gets without asking: a clock, the key of its cursors, the trace of its requests,
 * buckets of its timers.
 */
@NullMarked
package dev.quittance.kit.defaults;

import org.jspecify.annotations.NullMarked;
