/** What only shows when everything runs: journeys, crashes, and the demonstration. */
@NullMarked
package dev.quittance.systemtests;

import org.jspecify.annotations.NullMarked;
