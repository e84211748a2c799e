/** What can become of a payment, as a file says it, on the packaged services and the sandbox. */
@NullMarked
package dev.quittance.systemtests.scenario;

import org.jspecify.annotations.NullMarked;
