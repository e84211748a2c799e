package dev.quittance.systemtests.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A stretch of network of our own on the way to a loopback port, which can fail as networks do. */
public final class Link implements AutoCloseable {

  /** How the network is. */
  public enum Mode {
    /** Passes everything on at once. */
    OPEN,
    /** Passes everything on, late. */
    SLOW,
    /** Keeps every connection and passes nothing on; later all of it arrives. */
    SILENT,
    /** The far end sees connections end, the near end sees silence until the network is back. */
    HALF_OPEN,
    /** Resets what is connected and what connects. */
    CUT
  }

  private static final Duration DELAY = Duration.ofMillis(60);
  private static final int CONNECT_LIMIT_MILLIS = 3_000;
  private static final int CHUNK = 1 << 16;

  private final ServerSocket server;
  private final int target;
  private final Set<Pipe> pipes = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Mode mode = Mode.OPEN;

  private Link(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /** A link to that port from a free one. */
  static Link to(int target) {
    try {
      var link = new Link(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()), target);
      Thread.ofVirtual().name("link-to-" + target).start(link::accept);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Makes the network so, for connections there are and for new ones. */
  public void set(Mode wanted) {
    Mode before;
    lock.lock();
    try {
      before = mode;
      mode = wanted;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (wanted == Mode.CUT || (before == Mode.HALF_OPEN && wanted != Mode.HALF_OPEN)) {
      pipes.forEach(Pipe::reset);
    } else if (wanted == Mode.HALF_OPEN) {
      pipes.forEach(pipe -> Pipe.reset(pipe.far));
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException e) {
        // closed: the loop ends
      }
    }
  }

  private void connect(Socket near) {
    Socket far = new Socket();
    var pipe = new Pipe(near, far);
    pipes.add(pipe);
    try {
      if (awaitPassage() == Mode.CUT) {
        pipe.reset();
        return;
      }
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      far.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_LIMIT_MILLIS);
      Thread back = Thread.ofVirtual().start(() -> copy(pipe, far, near));
      copy(pipe, near, far);
      back.join();
    } catch (IOException e) {
      pipe.reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pipes.remove(pipe);
    }
  }

  private void copy(Pipe pipe, Socket from, Socket to) {
    byte[] chunk = new byte[CHUNK];
    try {
      int read = from.getInputStream().read(chunk);
      while (read >= 0) {
        if (awaitPassage() == Mode.CUT) {
          pipe.reset();
          return;
        }
        to.getOutputStream().write(chunk, 0, read);
        read = from.getInputStream().read(chunk);
      }
      awaitPassage();
      to.shutdownOutput();
    } catch (IOException e) {
      awaitPassage(); // a far end that is gone says nothing through a silent network
      pipe.reset();
    }
  }

  /** Waits as long as the network lets nothing through; says how it is then. */
  private Mode awaitPassage() {
    lock.lock();
    try {
      if (mode == Mode.SLOW) {
        long left = DELAY.toNanos();
        while (mode == Mode.SLOW && left > 0) {
          left = changed.awaitNanos(left);
        }
      }
      while (mode == Mode.SILENT || mode == Mode.HALF_OPEN) {
        if (!changed.await(1, TimeUnit.SECONDS) && server.isClosed()) {
          return Mode.CUT;
        }
      }
      return mode;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Mode.CUT;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    set(Mode.CUT);
  }

  private record Pipe(Socket near, Socket far) {

    void reset() {
      reset(near);
      reset(far);
    }

    /** Ends it by a reset, as a network does that forgot the connection. */
    static void reset(Socket socket) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException e) {
        // it is closed
      }
    }
  }
}
