/** The log of events as tests write and read it, beside the services. */
@NullMarked
package dev.quittance.testkit.log;

import org.jspecify.annotations.NullMarked;
