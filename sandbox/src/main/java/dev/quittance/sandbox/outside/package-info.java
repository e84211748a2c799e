/**
 * Serves APIs that are somebody else's: requests and answers as they are on the wire, under the
 * fault menu. The OpenAPI document does not have them.
 */
@NullMarked
package dev.quittance.sandbox.outside;

import org.jspecify.annotations.NullMarked;
