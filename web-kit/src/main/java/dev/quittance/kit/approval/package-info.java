/** A second person for commands above a limit: requested by one, approved by another. */
@NullMarked
package dev.quittance.kit.approval;

import org.jspecify.annotations.NullMarked;
