@NullMarked
package dev.quittance.kit.trace;

import org.jspecify.annotations.NullMarked;
