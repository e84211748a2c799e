/** Who may command the sandbox: programs on its machine. */
@NullMarked
package dev.quittance.sandbox.local;

import org.jspecify.annotations.NullMarked;
