/** The one log that is the truth: its name, its shape and the check that it loses nothing. */
@NullMarked
package dev.quittance.contract.topic;

import org.jspecify.annotations.NullMarked;
