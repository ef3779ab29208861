package dev.muster.provider.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Notes when a request goes out on a connection, which is the line between "never sent" and "who knows", and lets no write pass twice. Before that it
 * looks whether the tool has hung up on a connection that was kept: OkHttp looks only after ten seconds of rest, and many servers keep one for five.
 */
final class Passage {

    /** Runs between OkHttp's own retries and the network. */
    static final Interceptor GATE = Passage::pass;

    private final boolean reads;
    private final AtomicBoolean passed = new AtomicBoolean();
    private final AtomicBoolean hungUp = new AtomicBoolean();

    Passage(boolean reads) {
        this.reads = reads;
    }

    /** Whether anything may have reached the tool. */
    boolean isPassed() {
        return passed.get();
    }

    /** Whether it was not sent only because the connection was closed; on another one it may be. */
    boolean isHungUp() {
        return hungUp.get() && !passed.get();
    }

    private static Response pass(Interceptor.Chain chain) throws IOException {
        Passage passage = chain.request().tag(Passage.class);
        if (passage != null) {
            if (hasHungUp(chain.connection())) {
                passage.hungUp.set(true);
                throw new IOException("the connection was closed while it was kept");
            }
            if (passage.passed.getAndSet(true) && !passage.reads) {
                throw new IOException("a write is not sent a second time");
            }
        }
        return chain.proceed(chain.request());
    }

    /** Nothing may come on an idle connection: an end, or words out of turn, and it is of no use. HTTP/2 connections are read all the time anyway. */
    private static boolean hasHungUp(@Nullable Connection connection) throws IOException {
        if (connection == null || connection.protocol() == Protocol.HTTP_2) {
            return false;
        }
        Socket socket = connection.socket();
        int before = socket.getSoTimeout();
        try {
            socket.setSoTimeout(1);
            int unexpected = socket.getInputStream().read();
            return unexpected >= -1;
        } catch (SocketTimeoutException quiet) {
            return false;
        } catch (IOException reset) {
            return true;
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(before);
            }
        }
    }
}
