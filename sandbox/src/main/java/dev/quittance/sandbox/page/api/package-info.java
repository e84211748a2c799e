/** How pages of the sandbox are sent to browsers. */
@NullMarked
package dev.quittance.sandbox.page.api;

import org.jspecify.annotations.NullMarked;
