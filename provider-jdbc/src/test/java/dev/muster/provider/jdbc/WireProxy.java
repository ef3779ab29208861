package dev.muster.provider.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Stands on the wire between the driver and PostgreSQL and cuts it when a commit goes by: before the server saw it, or before its answer came back. */
final class WireProxy implements AutoCloseable {

    private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket door;
    private final int server;
    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);
    private final AtomicInteger cuts = new AtomicInteger();

    WireProxy(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** What happens to the next commit. */
    enum Cut {
        NONE,
        /** The server never sees it. */
        BEFORE,
        /** The server carries it out, and nobody hears of it. */
        AFTER
    }

    int port() {
        return door.getLocalPort();
    }

    void cutNext(Cut cut) {
        next.set(cut);
    }

    int cuts() {
        return cuts.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                behind.setTcpNoDelay(true);
                AtomicReference<Cut> pending = new AtomicReference<>(Cut.NONE);
                daemon(() -> pump(client, behind, pending));
                daemon(() -> answer(behind, client, pending));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void pump(Socket from, Socket to, AtomicReference<Cut> pending) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (next.get() != Cut.NONE && holdsCommit(buffer, read)) {
                    Cut cut = next.getAndSet(Cut.NONE);
                    cuts.incrementAndGet();
                    if (cut == Cut.BEFORE) {
                        return;
                    }
                    pending.set(Cut.AFTER);
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // the other side went
        }
    }

    private void answer(Socket from, Socket to, AtomicReference<Cut> pending) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (pending.get() == Cut.AFTER) {
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // the other side went
        }
    }

    private static boolean holdsCommit(byte[] buffer, int length) {
        for (int i = 0; i + COMMIT.length <= length; i++) {
            int same = 0;
            while (same < COMMIT.length && buffer[i + same] == COMMIT[same]) {
                same++;
            }
            if (same == COMMIT.length) {
                return true;
            }
        }
        return false;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    static WireProxy before(int server) {
        try {
            return new WireProxy(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
