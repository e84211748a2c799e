/**
 * The seam to who moves the money. Nothing here touches the database: gateways are called outside
 * of transactions, within a time limit, and an answer that does not come is an answer too.
 */
@NullMarked
package dev.quittance.payments.gateway;

import org.jspecify.annotations.NullMarked;
