/**
 * Sign-ins on their way: pages that wait for a password, codes and devices that wait for a page.
 */
@NullMarked
package dev.quittance.sandbox.identity.signin;

import org.jspecify.annotations.NullMarked;
