/**
 * The outside world, offline: what Quittance talks to in development and tests in place of the real
 * thing. It is a process of its own and knows Quittance only by what it offers over HTTP.
 *
 * <pre>
 *   identity: api --> token, signin --> keys, identity (pure: who may ask for what, and how)
 *   card, wallet, bank --> outside (APIs of others), notify --> faults (what goes wrong)
 *                      --> books (what moved)
 * </pre>
 */
@NullMarked
package dev.quittance.sandbox;

import org.jspecify.annotations.NullMarked;
