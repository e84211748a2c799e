/** What services answer, as far as it is printed. Times and ids stay the text they came as. */
@NullMarked
package dev.quittance.cli.response;

import org.jspecify.annotations.NullMarked;
