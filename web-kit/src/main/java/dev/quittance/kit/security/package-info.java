/** Who is asking, and what he may do. Tokens are checked by Quarkus's OpenID Connect extension. */
@NullMarked
package dev.quittance.kit.security;

import org.jspecify.annotations.NullMarked;
