/** How long to wait before something is tried again. Pure: it knows no clock. */
@NullMarked
package dev.quittance.kit.retry;

import org.jspecify.annotations.NullMarked;
