/** W3C trace context, from a request or an event to the events it causes. */
@NullMarked
package dev.quittance.kit.trace;

import org.jspecify.annotations.NullMarked;
