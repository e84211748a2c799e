/**
 * What an entry of a service's audit trail says, and the hash chain that holds entries together.
 */
@NullMarked
package dev.quittance.contract.audit;

import org.jspecify.annotations.NullMarked;
