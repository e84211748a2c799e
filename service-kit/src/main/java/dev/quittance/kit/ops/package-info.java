/** For operators of every service: its parked events, and the decisions on them. */
@NullMarked
package dev.quittance.kit.ops;

import org.jspecify.annotations.NullMarked;
