/** Liveness and readiness, each with its reason. */
@NullMarked
package dev.quittance.kit.health;

import org.jspecify.annotations.NullMarked;
