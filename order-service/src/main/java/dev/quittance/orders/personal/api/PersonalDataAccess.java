package dev.quittance.orders.personal.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import jakarta.enterprise.context.RequestScoped;

/** Whose personal data the caller may see and erase. */
@RequestScoped
class PersonalDataAccess {

  private final Caller caller;

  PersonalDataAccess(Caller caller) {
    this.caller = caller;
  }

  boolean maySee(String buyerId) {
    return Ids.isName(buyerId) && caller.maySee(buyerId);
  }

  /** Whether a buyer asks about himself. */
  boolean isOwn(String buyerId) {
    return caller.is(Role.BUYER) && buyerId.equals(caller.id());
  }
}
