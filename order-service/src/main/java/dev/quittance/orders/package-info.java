/**
 * Suppliers, products, carts, orders and their history, receipts, disputes and personal data.
 *
 * <pre>
 *   POST /orders --> api --> OrderDecider --> store --> [outbox] --> log
 *                                               ^
 *   log --> [intake loop] --> intake --> OrderFold
 *
 *   POST /carts/{id}/checkout --> checkout.api --> [group] --> checkout.store --> cart.Review --> CheckoutDecider
 *       --> checkout.store --> [outbox] --> log
 *
 *   POST /orders/{id}/payment-attempts --> api --> [group] --> store --> RetryDecider --> store --> [outbox] --> log
 *   POST /orders/{id}/cancellation --> api --> CancellationDecider --> store --> [outbox] --> log
 *   [every 30 s] --> overdue --> store --> [outbox] --> log
 *
 *   GET  /orders --> api --> store
 *
 *   PUT  /carts/{id}/items/{productId} --> cart.api --> CartDecider --> cart.store
 *   GET  /carts/{id}/review --> cart.api --> cart.store --> Review, by product, supplier, shipping
 *   GET  /orders/{id}/receipt --> receipt.api --> store --> ReceiptMaker --> ReceiptPrinter --> pdf
 *
 *   POST /orders/{id}/disputes --> dispute.api --> DisputeDecider --> dispute.store --> [outbox] --> log
 *   DELETE /buyers/{id}/personal-data --> personal.api --> personal.store, which destroys the key
 *   POST /product-imports --> csv --> product.api --> product.store
 *
 *   payment terms --> terms.intake --> PaymentTerms, in memory
 * </pre>
 *
 * <p>A feature is a package: its pure core at the root, {@code api}, {@code store} and {@code
 * intake} inside. Only {@code store} knows the database and the outbox.
 */
@NullMarked
package dev.quittance.orders;

import org.jspecify.annotations.NullMarked;
