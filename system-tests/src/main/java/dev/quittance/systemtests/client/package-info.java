/** The services as a client sees them: JSON over HTTP, and the log. */
@NullMarked
package dev.quittance.systemtests.client;

import org.jspecify.annotations.NullMarked;
