package dev.quittance.payments.work;

import java.util.List;

/** Something that becomes due and is done one by one. */
public interface Work<T> {

  /** For logs, threads and health. */
  String name();

  /** Takes up to {@code limit} of what is due; nobody else gets it before its lease ends. */
  List<T> claim(int limit);

  /** Does it. What it throws is logged; the lease brings it again. */
  void perform(T claimed);
}
