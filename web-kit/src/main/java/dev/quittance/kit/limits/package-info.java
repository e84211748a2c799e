/** What a request may be and how many there may be: configuration, and nothing that enforces it. */
@NullMarked
package dev.quittance.kit.limits;

import org.jspecify.annotations.NullMarked;
