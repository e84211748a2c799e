/**
 * What every service gets: its configuration defaults, the key of its cursors, the trace of its
 * requests.
 */
@NullMarked
package dev.quittance.kit.defaults;

import org.jspecify.annotations.NullMarked;
