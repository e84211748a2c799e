/** What every service gets: its configuration defaults and the key of its cursors. */
@NullMarked
package dev.quittance.kit.defaults;

import org.jspecify.annotations.NullMarked;
