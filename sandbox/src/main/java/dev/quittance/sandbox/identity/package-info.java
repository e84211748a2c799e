/**
 * Who there is and who may ask the identity provider for what: pure. It follows OAuth 2.0 (RFC
 * 6749) with PKCE (RFC 7636) and OpenID Connect Core 1.0.
 */
@NullMarked
package dev.quittance.sandbox.identity;

import org.jspecify.annotations.NullMarked;
