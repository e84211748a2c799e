/** An identity provider for the tests of a module, and its tokens. */
@NullMarked
package dev.quittance.testkit.identity;

import org.jspecify.annotations.NullMarked;
