/** How often tests look whether what they await has happened. */
@NullMarked
package dev.quittance.testkit.polling;

import org.jspecify.annotations.NullMarked;
