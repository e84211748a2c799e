package dev.quittance.kit.admission;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does something once when a request has been answered or its client is gone. */
final class RequestEnd {

  private RequestEnd() {}

  /**
   * The router's own end handlers are not enough: they never run when writing a streamed answer is
   * what finds out that the client is gone. The connection closes even then.
   */
  static void then(RoutingContext request, Runnable action) {
    AtomicBoolean done = new AtomicBoolean();
    Runnable once =
        () -> {
          if (done.compareAndSet(false, true)) {
            action.run();
          }
        };
    ChannelFuture closed =
        ((ConnectionBase) request.request().connection()).channel().closeFuture();
    ChannelFutureListener gone = future -> once.run();
    closed.addListener(gone);
    request.addEndHandler(ended -> {
      closed.removeListener(gone);
      once.run();
    });
  }
}
