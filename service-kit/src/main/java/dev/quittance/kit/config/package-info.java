/** Every limit in one place, with a default that works. */
@NullMarked
package dev.quittance.kit.config;

import org.jspecify.annotations.NullMarked;
