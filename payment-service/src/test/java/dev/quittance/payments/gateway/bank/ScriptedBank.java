package dev.quittance.payments.gateway.bank;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A bank that pays what it is asked to, unless the receipt's reference tells it not to. */
@Alternative
@Priority(1)
@ApplicationScoped
public class ScriptedBank implements BankApi {

  private final Map<String, Order> paid = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<String> silentOnce = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> incoming = new ConcurrentHashMap<>();

  /** It pays nothing to whoever sent that. */
  public void refuses(String bankReference) {
    refused.add(bankReference);
  }

  /** Its first answer about that is lost, after it has paid. */
  public void isSilentOnceAbout(String bankReference) {
    silentOnce.add(bankReference);
  }

  /** It has an announced transfer with a buyer's reference. */
  public void announces(String reference, long minor) {
    incoming.put(reference, minor);
  }

  /** What it has paid to whoever sent that: each order once. */
  public long paidFor(String bankReference) {
    return paid.values().stream()
        .filter(one -> one.toSenderOf().equals(bankReference))
        .mapToLong(one -> one.amount().amountMinor())
        .sum();
  }

  @Override
  public Answer pay(Order order, Duration timeLimit) {
    if (refused.contains(order.toSenderOf())) {
      return new Answer.Refused("the account is closed");
    }
    paid.putIfAbsent(order.endToEndId(), order);
    if (silentOnce.remove(order.toSenderOf())) {
      throw new IllegalStateException("the answer is lost");
    }
    return new Answer.Paid("OUT-" + order.endToEndId());
  }

  @Override
  public Answer payment(String accountNumber, String endToEndId, Duration timeLimit) {
    return paid.containsKey(endToEndId)
        ? new Answer.Paid("OUT-" + endToEndId)
        : new Answer.Unknown();
  }

  @Override
  public long incomingMinor(String accountNumber, String reference, Duration timeLimit) {
    return incoming.getOrDefault(reference, 0L);
  }
}
