/**
 * Alipay through its global API and official SDK: requests and answers signed both ways, the
 * buyer's approval on Alipay's own page, and what its result codes mean here.
 */
@NullMarked
package dev.quittance.payments.gateway.wallet;

import org.jspecify.annotations.NullMarked;
