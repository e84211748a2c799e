/** Commands about what a second person has to approve. */
@NullMarked
package dev.quittance.cli.approval;

import org.jspecify.annotations.NullMarked;
