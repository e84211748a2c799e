/** What the tests of several modules share. */
@NullMarked
package dev.quittance.testkit;

import org.jspecify.annotations.NullMarked;
