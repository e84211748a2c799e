/** What ops ask of every service: its parked events, and what they decide about them. */
@NullMarked
package dev.quittance.kit.ops;

import org.jspecify.annotations.NullMarked;
