package dev.muster.provider.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Notes when a request goes out on a connection, which is the line between "never sent" and "who knows", and lets no write pass twice.
 */
final class Passage {

    /** Runs between OkHttp's own retries and the network. */
    static final Interceptor GATE = Passage::pass;

    private final boolean reads;
    private final AtomicBoolean passed = new AtomicBoolean();

    Passage(boolean reads) {
        this.reads = reads;
    }

    /** Whether anything may have reached the tool. */
    boolean isPassed() {
        return passed.get();
    }

    private static Response pass(Interceptor.Chain chain) throws IOException {
        Passage passage = chain.request().tag(Passage.class);
        if (passage != null && passage.passed.getAndSet(true) && !passage.reads) {
            throw new IOException("a write is not sent a second time");
        }
        return chain.proceed(chain.request());
    }
}
